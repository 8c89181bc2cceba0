import GraphComparison
import HeapComparison
import Measures
import Mustache

/// A holder as a line of a table: what it retained and what it retains.
struct HeapHolderChangeRow: TemplateContext {
  let change: HeapHolderChange

  static let fields: [Field<HeapHolderChangeRow>] =
    ChangeFields.fields { $0.change.retained } + [
      .text("name") { $0.change.path.cutInMiddle(to: 140) },
      .text("type") { $0.change.type.cutInMiddle(to: 140) },
      .optionalText("content") { $0.change.content?.cutInMiddle(to: 140) },
      .flag("new") { $0.change.isNew },
      .flag("gone") { $0.change.isGone },
    ]
}

/// A type as a line of a table.
struct HeapTypeChangeRow: TemplateContext {
  let change: HeapTypeChange

  static let fields: [Field<HeapTypeChangeRow>] =
    ChangeFields.fields { $0.change.retained } + [
      .text("name") { $0.change.name.cutInMiddle(to: 140) },
      .text("count") { ComparisonWords.counts($0.change.count) },
      .text("alone") { ComparisonWords.signed($0.change.bytes) },
      .text("staying", write: { $1.count($0.change.staying) }),
      .flag("new") { $0.change.isNew },
      .flag("gone") { $0.change.isGone },
    ]
}

/// The objects of one type at ways of one pattern as a line of a table.
struct HeapPlaceChangeRow: TemplateContext {
  let change: HeapPlaceChange

  static let fields: [Field<HeapPlaceChangeRow>] =
    ChangeFields.fields { $0.change.bytes } + [
      .text("name") { $0.change.path.cutInMiddle(to: 140) },
      .text("type") { $0.change.type.cutInMiddle(to: 140) },
      .text("count") { ComparisonWords.counts($0.change.count) },
      .flag("new") { $0.change.isNew },
      .flag("gone") { $0.change.isGone },
    ]
}
