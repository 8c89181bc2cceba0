package import HeapGraph
import Measures

/// What all pages of a report on a heap are made from. It knows no template, no page and no job.
///
/// A class because every row of every table refers to it; it never changes.
package final class HeapFacts: Sendable {
  let heap: HeldHeap
  let words: HeapWords
  let head: SiteHead
  /// Where the heap comes together, largest first.
  let accumulations: [Accumulation]
  /// Objects with a page of their own, those that retain most first.
  let objects: [Int]
  /// Types with a page of their own, those that retain most first.
  let types: [Int]
  /// All types that have objects.
  let typeCount: Int
  let members: TypeMembers
  let referrers: Referrers
  private let objectPlaces: [Int: Int]
  private let typePages: [Int: PageAddress]

  /// Objects with a page of their own.
  static let objectLimit = 500
  /// Types with a page of their own.
  static let typeLimit = 200
  /// References to an object that its page lists.
  static let referrerLimit = 30
  /// An object retains at least one of so many parts of the heap to be in a list of holders.
  private static let leastShare: Int64 = 1_000

  /// - Parameters:
  ///   - title: in the head of every page.
  ///   - isRedacted: whether values and names of folders are left out.
  package init(_ heap: HeldHeap, title: String, layout: SiteLayout, isRedacted: Bool) {
    self.heap = heap
    let graph = heap.graph
    words = HeapWords(heap, isRedacted: isRedacted)
    accumulations = heap.accumulations(share: Self.leastShare)
    objects = heap.largest(layout.isSingle ? 100 : Self.objectLimit)
    objectPlaces = Dictionary(uniqueKeysWithValues: objects.enumerated().map { ($1, $0) })
    let totals = heap.typeTotals
    let used = totals.indices.filter { totals[$0].count > 0 }
      .sorted { (totals[$0].retained, $1) > (totals[$1].retained, $0) }
    typeCount = used.count
    types = Array(used.prefix(layout.isSingle ? 50 : Self.typeLimit))
    let slugs = Slug.unique(types.map { graph.types[$0].fullName })
    typePages = Dictionary(
      uniqueKeysWithValues: zip(types, slugs.enumerated()).map {
        ($0, PageAddress("types/\($1.element).html", id: "t\($1.offset + 1)"))
      })
    members = TypeMembers(graph)
    referrers = Referrers(of: objects, in: graph, most: Self.referrerLimit)
    let scope = [
      GroupedCount(graph.count).of("object", "objects"),
      GroupedCount(typeCount).of("type", "types"), "\(ByteSize(graph.bytes))",
    ]
    var head = SiteHead(title: title, scope: scope.joined(separator: " · "), layout: layout)
    head.navigation = ["Holders", "Types", "Modules"].map {
      ($0, SiteHead.Target(.index, $0.lowercased()))
    }
    self.head = head
  }

  /// The page of an object; nil: it has none.
  func page(of object: Int) -> PageAddress? {
    objectPlaces[object].map { PageAddress("objects/\($0 + 1).html", id: "o\($0 + 1)") }
  }

  /// The page of a type; nil: it has none.
  func page(ofType type: Int) -> PageAddress? { typePages[type] }

  /// A link to the page of an object, or of a type.
  func href(_ target: PageAddress?, from page: PageAddress) -> String? {
    guard let target, target != page else { return nil }
    return head.layout.href(target, from: page)
  }

  func share(_ bytes: Int64) -> String { words.share(bytes) }
}
