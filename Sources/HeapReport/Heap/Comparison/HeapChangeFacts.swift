package import GraphComparison
import HeapComparison
import Measures

/// What a comparison of two heaps is shown from: on the console, as JSON and on pages.
package final class HeapChangeFacts: Sendable {
  package let change: HeapChange
  package let labels: ComparisonLabels
  let isRedacted: Bool
  let head: SiteHead

  /// - Parameters:
  ///   - title: in the head of every page; nil: the labels of both.
  ///   - isRedacted: whether values and commands are left out; the ways have none then.
  package init(
    _ change: HeapChange, _ labels: ComparisonLabels, title: String? = nil,
    layout: SiteLayout = .folder, isRedacted: Bool = false
  ) {
    self.change = change
    self.labels = labels
    self.isRedacted = isRedacted
    let changed = change.types.count(where: \.isChanged)
    var head = SiteHead(
      title: title ?? "\(labels[.base]) → \(labels[.head])",
      scope: GroupedCount(changed).of("type has changed", "types have changed"), layout: layout)
    let sections = ["Holders", "Types"] + (change.places.isEmpty ? [] : ["Places"])
    head.navigation = sections.map {
      ($0, SiteHead.Target(.index, $0.lowercased()))
    }
    self.head = head
  }

  /// Types that changed, what moved most first.
  var types: [HeapTypeChange] { change.types.filter(\.isChanged) }

  /// The size of both files in bytes.
  package var byteCount: Int { change.base.byteCount + change.head.byteCount }

  func digest(_ side: Side) -> HeapDigest { side == .base ? change.base : change.head }
}
