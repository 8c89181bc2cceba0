import HeapProfile
import Mustache

/// What stands beside a class's name where its births are not exact.
struct BirthMark: TemplateContext {
  private let words: BirthWords

  /// - Returns: nil where nothing needs to be said.
  init?(_ births: BirthRecording?) {
    guard let words = BirthWords(births) else { return nil }
    self.words = words
  }

  static let fields: [Field<BirthMark>] = [
    .text("mark") { $0.words.mark },
    .text("note") { $0.words.note },
  ]
}
