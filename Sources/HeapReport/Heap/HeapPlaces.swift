import HeapGraph
import Measures

/// Which objects and types a report on a heap shows, and on which page each of them is.
struct HeapPlaces: Sendable {
  /// Objects with a place of their own, those that retain most first.
  let objects: [Int]
  /// Types with a page of their own, those that retain most first.
  let types: [Int]
  /// All types that have objects.
  let typeCount: Int
  /// Where the pages of objects begin among them.
  let starts: [Int]
  private let ranks: [Int: Int]
  private let typePages: [Int: PageAddress]

  /// So many objects have a place, whatever they retain; in one file fewer.
  static let objectLimit = 500
  private static let singleObjectLimit = 60
  /// And those that retain at least one of so many parts of the heap, up to a limit: of a long chain
  /// each object retains nearly all.
  private static let leastShare = 1_000
  private static let mostObjects = 1_000
  /// Types that have a page.
  static let typeLimit = 30
  private static let singleTypeLimit = 25
  /// Room for objects on a page.
  private static let room = CardWeight(elements: 13_000, bytes: 800_000)

  /// - Parameter weight: what an object takes on a page.
  init(_ heap: HeldHeap, isSingle: Bool, weight: (Int) -> CardWeight) {
    let least = heap.graph.bytes / Self.leastShare
    objects =
      isSingle
      ? heap.largest(Self.singleObjectLimit)
      : heap.largest(Self.mostObjects).enumerated().filter {
        $0.offset < Self.objectLimit || heap.retained($0.element) >= least
      }.map(\.element)
    ranks = Dictionary(uniqueKeysWithValues: objects.enumerated().map { ($1, $0) })
    var starts: [Int] = []
    var sum = CardWeight.zero
    for (rank, object) in objects.enumerated() {
      let weight = weight(object)
      if starts.isEmpty || !(sum + weight).isWithin(Self.room) {
        starts.append(rank)
        sum = .zero
      }
      sum = sum + weight
    }
    self.starts = starts
    let totals = heap.typeTotals
    let used = totals.indices.filter { totals[$0].count > 0 }
      .sorted { (totals[$0].retained, $1) > (totals[$1].retained, $0) }
    typeCount = used.count
    types = Array(used.prefix(isSingle ? Self.singleTypeLimit : Self.typeLimit))
    let slugs = Slug.unique(types.map { heap.graph.types[$0].fullName })
    typePages = Dictionary(
      uniqueKeysWithValues: zip(types, slugs.enumerated()).map {
        ($0, PageAddress("heap/type-\($1.element).html", id: "heap-type-\($1.offset + 1)"))
      })
  }

  /// The ranks of the objects on a page, from 0.
  func ranks(onPage page: Int) -> Range<Int> {
    starts[page]..<(page + 1 < starts.count ? starts[page + 1] : objects.count)
  }

  /// A page of objects, from 0.
  func page(_ number: Int) -> PageAddress {
    PageAddress("heap/objects-\(number + 1).html", id: "heap-objects-\(number + 1)")
  }

  /// Where an object is; nil: it has no place.
  func place(of object: Int) -> SiteHead.Target? {
    ranks[object].map { rank in
      SiteHead.Target(page((starts.lastIndex { $0 <= rank }) ?? 0), Self.section(rank))
    }
  }

  /// What the place of an object is called on its page.
  static func section(_ rank: Int) -> String { "o\(rank + 1)" }

  /// The page of a type; nil: it has none.
  func page(ofType type: Int) -> PageAddress? { typePages[type] }
}
