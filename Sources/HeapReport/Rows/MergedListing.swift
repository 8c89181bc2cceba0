import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// What the instances of a class hold: the merged referents at the peak and at the end, then those at
/// other snapshots.
struct MergedListing: TemplateContext {
  let first: [MergedSnapshot]
  let others: [MergedSnapshot]
  let note: String?
  /// What would show more, where the recording is only one step deep.
  let hint: String?

  /// Lines for the peak and the end, and for each of the others; lines of all of them.
  private static let firstLines = 400
  private static let otherLines = 100
  private static let allLines = 1_000

  /// - Parameter referents: those of the class at each snapshot, nil where there are none.
  init(
    _ referents: [MergedReferents?], of index: ClassIndex, on page: PageAddress,
    _ facts: ReportFacts
  ) {
    let filled = referents.indices.filter { referents[$0] != nil }
    let sizes = referents.map { $0?.rows.first?.size ?? 0 }
    let peak = filled.max { (sizes[$0], $1) < (sizes[$1], $0) }
    let last = filled.last
    func snapshot(_ place: Int, _ lines: Int) -> MergedSnapshot? {
      referents[place].map {
        MergedSnapshot(
          facts: facts, page: page, index: SnapshotIndex(place), merged: $0,
          before: place > 0 ? referents[place - 1] : nil, isPeak: place == peak,
          isLast: place == last, lineLimit: lines)
      }
    }
    let shown = peak == last ? [peak] : [peak, last]
    first = shown.compactMap { $0.flatMap { snapshot($0, Self.firstLines) } }
    var room = Self.allLines - first.reduce(0) { $0 + $1.rows.count }
    var others: [MergedSnapshot] = []
    for place in filled.reversed() where place != peak && place != last {
      guard let next = snapshot(place, Self.otherLines) else { continue }
      room -= next.rows.count + 2
      if room < 0 { break }
      others.append(next)
    }
    self.others = others.reversed()
    let left = filled.count - first.count - others.count
    note =
      left > 0
      ? "\(GroupedCount(left).of("earlier snapshot is", "earlier snapshots are")) left out." : nil
    hint = peak.flatMap { referents[$0] }.flatMap { Self.hint($0, facts.analysis.profile.texts) }
  }

  /// An attribute dictionary as a whole says nothing: one level more shows what is in it.
  private static func hint(_ merged: MergedReferents, _ texts: TextStore) -> String? {
    guard merged.rows.allSatisfy({ $0.level <= 1 }),
      merged.rows.dropFirst().contains(where: { row in
        row.key.withBytes(in: texts) { $0.elementsEqual(dictionary) }
      })
    else { return nil }
    return
      "Recorded one step deep: a resolution level of 2 (level=2) shows the attributes in __dict__."
  }

  private static let dictionary = Array("__dict__".utf8)

  static let fields: [Field<MergedListing>] = [
    .list("merged") { $0.first },
    .flag("hasOthers") { !$0.others.isEmpty },
    .list("otherMerged") { $0.others },
    .text("otherTitle") { listing in
      listing.others.count == 1
        ? "At another snapshot" : "At \(GroupedCount(listing.others.count)) other snapshots"
    },
    .optionalText("note") { $0.note },
    .optionalText("hint") { $0.hint },
  ]
}
