import Synchronization

/// One line on a terminal that says what a run is doing, drawn over again and erased at the end.
final class ProgressLine: Sendable {
  private let state = Mutex(State())
  private let columns: @Sendable () -> Int
  private let write: @Sendable (String) -> Void

  private struct State {
    var step: WorkStep?
    /// What the line shows; nil: nothing.
    var shown: String?
    var isFinished = false
  }

  /// - Parameters:
  ///   - columns: asked each time: the width of the terminal, or 0 where it is not known.
  ///   - write: writes to the terminal.
  init(columns: @escaping @Sendable () -> Int, write: @escaping @Sendable (String) -> Void) {
    self.columns = columns
    self.write = write
  }

  /// Sets what is being done from now on; the next drawing shows it.
  func begin(_ step: WorkStep) { state.withLock { $0.step = step } }

  /// Shows what is being done, if that has changed.
  func draw() {
    state.withLock { state in
      guard !state.isFinished, let step = state.step else { return }
      let columns = columns()
      let text = Self.cut(step.words, to: (columns > 0 ? columns : 80) - 1)
      guard text != state.shown else { return }
      write("\r\(text)\u{1B}[K")
      state.shown = text
    }
  }

  /// Leaves the terminal as it was, until it is drawn the next time.
  func clear() { erase(isFinished: false) }

  /// Leaves the terminal as it was, for good.
  func finish() { erase(isFinished: true) }

  private func erase(isFinished: Bool) {
    state.withLock { state in
      if state.shown != nil { write("\r\u{1B}[K") }
      state.shown = nil
      if isFinished { state.isFinished = true }
    }
  }

  /// As much of a text as fits. What is not ASCII may take two columns, and counts as two.
  static func cut(_ text: String, to columns: Int) -> String {
    func width(_ scalar: Unicode.Scalar) -> Int { scalar.isASCII ? 1 : 2 }
    if text.unicodeScalars.reduce(0, { $0 + width($1) }) <= columns { return text }
    var cut = ""
    var used = 0
    for scalar in text.unicodeScalars {
      used += width(scalar)
      if used > columns { break }
      cut.unicodeScalars.append(scalar)
    }
    return cut
  }
}
