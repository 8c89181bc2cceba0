package import HeapProfile
package import HeapStatistics

/// The merged referents of a class in two runs as one tree with two sizes: what has one path of names
/// is one row.
///
/// Rows are in preorder; siblings come with the largest change first. The first row is the class.
package struct ReferentChanges: Sendable {
  package let rows: [ReferentChange]

  /// - Parameters:
  ///   - base: nil where BASE does not have the class.
  ///   - texts: those of both runs, by side.
  /// - Complexity: linear, besides the order of siblings.
  package init(
    _ base: MergedReferents?, _ head: MergedReferents?, texts: (base: TextStore, head: TextStore)
  ) {
    var tree = ReferentUnion()
    if let base { tree.add(base, .base, texts.base) }
    if let head { tree.add(head, .head, texts.head) }
    rows = tree.rows()
  }

  /// Whether anything below the class was recorded in either run.
  package var isEmpty: Bool { rows.count <= 1 }
}
