import Mustache

/// A snapshot as a line of a class's table.
struct ClassSnapshotRow: TemplateContext {
  let snapshotRow: SnapshotRow
  let classRow: ClassRow

  static let fields: [Field<ClassSnapshotRow>] = [
    .object("snapshot") { $0.snapshotRow },
    .object("class") { $0.classRow },
  ]
}
