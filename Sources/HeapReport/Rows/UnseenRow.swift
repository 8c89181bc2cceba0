import HeapProfile
import Mustache

/// A class whose instances the recorder could not see, as a line of a table.
struct UnseenRow: TemplateContext {
  let unseen: RunRecord.UnseenClass

  static let fields: [Field<UnseenRow>] = [
    .text("name") { $0.unseen.name },
    .text("reason") { $0.unseen.reason },
  ]
}
