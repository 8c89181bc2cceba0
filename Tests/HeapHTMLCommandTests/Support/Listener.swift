import Synchronization

@testable import HeapHTMLCommand

/// Keeps what an action says and prints.
final class Listener: Sendable {
  private let texts = Mutex((said: "", printed: [UInt8]()))

  /// What was said, with line ends.
  var said: String { texts.withLock(\.said) }
  var printed: String { String(decoding: texts.withLock(\.printed), as: UTF8.self) }

  /// A console that it listens to.
  func console(isQuiet: Bool = false, isWatched: Bool = false) -> Console {
    Console(
      isQuiet: isQuiet, isWatched: isWatched,
      say: { text in self.texts.withLock { $0.said += text } },
      results: { bytes in self.texts.withLock { $0.printed += bytes } })
  }
}
