import HeapProfile
import Measures
import Mustache

/// What the recorder said that it has not recorded.
struct MissingSection: TemplateContext {
  let notes: [String]
  let rows: [UnseenRow]
  let restNote: String?

  /// Lines that are shown of each kind, and characters of a line.
  private static let lineLimit = 100
  private static let lengthLimit = 1_000

  /// - Returns: nil when nothing was missed, as far as the dump says.
  init?(_ record: RunRecord?, isRedacted: Bool) {
    guard let record, !record.notes.isEmpty || !record.unseen.isEmpty else { return nil }
    // A note may name a file or an argument.
    let shown = isRedacted ? [] : record.notes.prefix(Self.lineLimit)
    notes =
      isRedacted && !record.notes.isEmpty
      ? ["\(GroupedCount(record.notes.count).of("note", "notes")) of the recorder left out here."]
      : shown.map { $0.cutInMiddle(to: Self.lengthLimit) }
    rows = record.unseen.prefix(Self.lineLimit).map {
      UnseenRow(
        unseen: RunRecord.UnseenClass(
          name: $0.name, reason: $0.reason.cutInMiddle(to: Self.lengthLimit)))
    }
    let hidden =
      max(0, record.notes.count - Self.lineLimit) * (isRedacted ? 0 : 1)
      + max(0, record.unseen.count - Self.lineLimit)
    restNote = hidden > 0 ? "\(GroupedCount(hidden)) more are not listed here." : nil
  }

  static let fields: [Field<MissingSection>] = [
    .strings("notes") { $0.notes },
    .flag("hasUnseen") { !$0.rows.isEmpty },
    .list("unseenRows") { $0.rows },
    .optionalText("restNote") { $0.restNote },
  ]
}
