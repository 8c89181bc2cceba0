package import HeapGraph
import Measures

/// What all pages of a report on a heap are made from. It knows no template, no page and no job.
///
/// A class because every row of every table refers to it; it never changes.
package final class HeapFacts: Sendable {
  let heap: HeldHeap
  let words: HeapWords
  let head: SiteHead
  /// The first page: the index of its own report, or a page of the report that it is a part of.
  let home: PageAddress
  /// Where the heap comes together, largest first.
  let accumulations: [Accumulation]
  let places: HeapPlaces
  let members: TypeMembers
  let referrers: Referrers
  let waste: HeapWaste

  /// Lines of a tree of what an object alone holds, without those that add up the rest.
  static let treeLimit = 40
  /// References to an object that its page lists.
  static let referrerLimit = 15
  /// References of an object that its page lists.
  static let referenceLimit = 20
  /// An object retains at least one of so many parts of the heap to be in a list of holders.
  private static let leastShare = 1_000

  /// The page of the heap in a report on a recording.
  static let partPage = PageAddress("heap/index.html", id: "heap")

  /// The page of what is wasted.
  static let wastePage = PageAddress("heap/waste.html", id: "heap-wasted")

  /// A report of its own.
  ///
  /// - Parameters:
  ///   - title: in the head of every page.
  ///   - isRedacted: whether values and names of folders are left out.
  /// - Throws: when there is no memory for its tables.
  package convenience init(
    _ heap: HeldHeap, title: String, layout: SiteLayout, isRedacted: Bool
  ) throws(HeapGraphError) {
    let types = heap.typeTotals.count { $0.count > 0 }
    let scope = [
      GroupedCount(heap.graph.count).of("object", "objects"),
      GroupedCount(types).of("type", "types"), "\(ByteSize(heap.graph.bytes))",
    ]
    var head = SiteHead(title: title, scope: scope.joined(separator: " · "), layout: layout)
    head.navigation = ["Holders", "Waste", "Types", "Modules"].map {
      ($0, SiteHead.Target(.index, $0.lowercased()))
    }
    try self.init(heap, head, home: .index, isRedacted: isRedacted)
  }

  /// - Parameters:
  ///   - head: of every page.
  ///   - home: the first page.
  init(
    _ heap: HeldHeap, _ head: SiteHead, home: PageAddress, isRedacted: Bool
  ) throws(HeapGraphError) {
    self.heap = heap
    self.head = head
    self.home = home
    words = HeapWords(heap, isRedacted: isRedacted)
    accumulations = heap.accumulations(share: Self.leastShare)
    places = HeapPlaces(heap, isSingle: head.layout.isSingle) { object in
      let lines =
        min(heap.held(by: object).count * 4, Self.treeLimit)
        + min(heap.graph.references(object).count, Self.referenceLimit) + Self.referrerLimit
      return CardWeight(elements: 30 + 9 * lines, bytes: 1_500 + 520 * lines)
    }
    members = TypeMembers(heap.graph)
    referrers = Referrers(of: places.objects, in: heap.graph, most: Self.referrerLimit)
    waste = try HeapWaste(heap)
  }

  /// A link to the place of an object; nil: it has none.
  func href(object: Int, from page: PageAddress) -> String? {
    places.place(of: object).map { head.href($0, from: page) }
  }

  /// A link to the page of a type; nil: it has none, or it is this page.
  func href(type: Int, from page: PageAddress) -> String? {
    guard let target = places.page(ofType: type), target != page else { return nil }
    return head.layout.href(target, from: page)
  }

  /// A link to a section of the first page.
  func href(section: String, from page: PageAddress) -> String {
    head.layout.href(home, section, from: page)
  }

  /// The pattern of some ways.
  func pattern(_ number: Int) -> String {
    waste.patterns.text(number, in: heap, hidesValues: words.hidesValues)
  }

  func share(_ bytes: ByteCount) -> String { words.share(bytes) }
}
