import Synchronization
import Testing

@testable import HeapHTMLCommand

@Suite("The console")
struct ConsoleTests {
  private let listener = Listener()

  @Test("warnings are not said when it is quiet, failures are")
  func quiet() {
    let failure = CommandFailure(.dataError, "a", "is wrong")
    for isQuiet in [true, false] {
      let listener = Listener()
      let console = listener.console(isQuiet: isQuiet, isWatched: true)
      console.warn("a warning")
      console.report(failure)
      console.showPath("out")
      #expect(
        listener.said
          == (isQuiet
            ? "heaphtml: a: is wrong\n"
            : "heaphtml: a warning\nheaphtml: a: is wrong\nout\n"))
    }
  }

  @Test("where nobody watches, no path is shown; what would move a text is escaped")
  func unwatched() {
    let console = listener.console()
    console.showPath("out")
    console.warn("a\u{1B}[2J\nb")
    #expect(listener.said == "heaphtml: a\\x1b[2J\\nb\n")
  }

  @Test("a line of progress makes room for what is said, and is gone at the end")
  func progress() {
    let screen = Mutex("")
    let write: @Sendable (String) -> Void = { text in screen.withLock { $0 += text } }
    let console = Console(
      say: write, results: { _ in }, makeLine: { ProgressLine(columns: { 80 }, write: write) })
    let line = console.startProgress()
    line?.begin(.counting)
    line?.draw()
    console.warn("a warning")
    line?.draw()
    console.endProgress()
    line?.draw()
    console.warn("another")
    let erase = "\r\u{1B}[K"
    let counting = "\rCounting\u{1B}[K"
    #expect(
      screen.withLock { $0 }
        == counting + erase + "heaphtml: a warning\n" + counting + erase + "heaphtml: another\n")
  }
}
