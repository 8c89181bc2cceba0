import Bytes
import Dispatch
import Synchronization
import Testing

@testable import HeapHTMLCommand
@testable import HeapProfile

@Suite("The progress line")
struct ProgressLineTests {
  /// What was written to a terminal, and how wide that is.
  private final class Screen: Sendable {
    private let written = Mutex("")
    /// Signalled when something was written.
    private let wasWritten = DispatchSemaphore(value: 0)
    let columns: Atomic<Int>

    init(columns: Int) { self.columns = Atomic(columns) }

    func line() -> ProgressLine {
      ProgressLine(
        columns: { self.columns.load(ordering: .relaxed) },
        write: { text in
          self.written.withLock { $0 += text }
          self.wasWritten.signal()
        })
    }

    /// Waits until something is written, however long that takes.
    func wait() { wasWritten.wait() }

    /// What was written since the last call.
    func take() -> String {
      written.withLock { text in
        defer { text = "" }
        return text
      }
    }
  }

  @Test("is drawn over when something has changed, and erased")
  func drawing() {
    let screen = Screen(columns: 80)
    let line = screen.line()
    line.draw()
    #expect(screen.take() == "")
    let count = JobCount(of: 640)
    line.begin(.writing(count))
    #expect(screen.take() == "")
    line.draw()
    #expect(screen.take() == "\rWriting pages  0 of 640\u{1B}[K")
    line.draw()
    #expect(screen.take() == "")
    for _ in 0..<120 { count.countOne() }
    line.draw()
    #expect(screen.take() == "\rWriting pages  120 of 640\u{1B}[K")
    line.clear()
    #expect(screen.take() == "\r\u{1B}[K")
    line.draw()
    #expect(screen.take() == "\rWriting pages  120 of 640\u{1B}[K")
    line.finish()
    #expect(screen.take() == "\r\u{1B}[K")
    line.draw()
    line.finish()
    #expect(screen.take() == "")
  }

  @Test("is drawn by itself, again and again, once its delay is over")
  func rhythm() {
    let screen = Screen(columns: 80)
    let line = screen.line()
    line.begin(.counting)
    line.drawRepeatedly(ProgressRhythm(delay: 0, period: 1))
    screen.wait()
    line.begin(.drawing)
    screen.wait()
    line.finish()
    #expect(screen.take() == "\rCounting\u{1B}[K\rDrawing cycles\u{1B}[K\r\u{1B}[K")
  }

  @Test("is not drawn before, so that a run of less than half a second shows nothing")
  func delay() {
    let screen = Screen(columns: 80)
    let line = screen.line()
    line.begin(.counting)
    line.drawRepeatedly(ProgressRhythm(delay: nil, period: 1))
    line.finish()
    #expect(screen.take() == "")
    let usual = ProgressRhythm(delay: 500, period: 100)
    #expect(ProgressRhythm.usual == usual)
  }

  @Test("nothing is erased where nothing was drawn")
  func neverDrawn() {
    let screen = Screen(columns: 80)
    let line = screen.line()
    line.begin(.counting)
    line.clear()
    line.finish()
    #expect(screen.take() == "")
  }

  @Test(
    "reading tells the share that is done",
    arguments: [(0, ""), (430_000, "  43 %"), (999_999, "  99 %"), (1_000_000, "  100 %")])
  func share(_ bytes: Int, _ words: String) {
    let position = ReadingPosition()
    #expect(position.note(bytes) > bytes)
    let step = WorkStep.reading("heap.dat", byteCount: 1_000_000, position)
    #expect(step.words == "Reading heap.dat\(words)")
    #expect(WorkStep.reading("heap.dat", byteCount: 0, position).words == "Reading heap.dat")
  }

  @Test("fits into the terminal, whatever a file is called")
  func width() {
    let screen = Screen(columns: 20)
    let line = screen.line()
    line.begin(.reading("a rather long name.dat", byteCount: 0, ReadingPosition()))
    line.draw()
    #expect(screen.take() == "\rReading a rather lo\u{1B}[K")
    screen.columns.store(0, ordering: .relaxed)
    line.draw()
    #expect(screen.take() == "\rReading a rather long name.dat\u{1B}[K")
    screen.columns.store(1, ordering: .relaxed)
    line.draw()
    #expect(screen.take() == "\r\u{1B}[K")
    #expect(ProgressLine.cut("日本語", to: 4) == "日本")
    #expect(ProgressLine.cut("日本語", to: 6) == "日本語")
    let hostile = WorkStep.reading("\u{1B}[2J\u{202E}x", byteCount: 0, ReadingPosition())
    #expect(hostile.words == "Reading \\x1b[2J\\u202ex")
  }
}
