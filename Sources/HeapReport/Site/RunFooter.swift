package import HeapProfile
package import Mustache

/// What the foot of every page says about the run that was recorded.
package struct RunFooter: TemplateContext {
  private let facts: String
  /// The command line, as long as a line of a page.
  private let command: String?
  /// All of it, where ``command`` is cut; a very long one is cut as well.
  private let whole: String?

  /// Characters of the command that are always seen, and those that can be opened: every page has
  /// them.
  private static let shortLength = 120
  private static let longLength = 4_000

  /// - Returns: nil when nothing is known of the run.
  package init?(_ record: RunRecord?, isRedacted: Bool) {
    guard let record else { return nil }
    let words = RunWords(record, isRedacted: isRedacted)
    facts = words.facts
    command = words.command?.cutInMiddle(to: Self.shortLength)
    whole = command == words.command ? nil : words.command?.cutInMiddle(to: Self.longLength)
    if facts.isEmpty, command == nil { return nil }
  }

  package static let fields: [Field<RunFooter>] = [
    .text("facts") { $0.facts },
    .optionalText("command") { $0.command },
    .optionalText("whole") { $0.whole },
  ]
}
