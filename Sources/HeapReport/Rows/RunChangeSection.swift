import HeapComparison
import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// A snapshot against another one of its run: the classes that changed most.
struct RunChangeSection: TemplateContext {
  let anchor: String
  /// Of the link to it.
  let word: String
  let title: String
  /// The page of the other snapshot.
  let other: Link
  let sentence: String
  let rows: [RunChangeRow]
  let note: String?

  /// At most that many classes are listed; the table of all classes is on the same page.
  private static let limit = 12

  static let fields: [Field<RunChangeSection>] = [
    .text("anchor") { $0.anchor },
    .text("word") { $0.word },
    .text("title") { $0.title },
    .object("other") { $0.other },
    .text("sentence") { $0.sentence },
    .flag("changed") { !$0.rows.isEmpty },
    .list("changeRows") { $0.rows },
    .optionalText("note") { $0.note },
  ]

  /// Against the one before, the first and the peak, as far as these are different ones.
  static func all(at snapshot: SnapshotIndex, on page: PageAddress, _ facts: ReportFacts)
    -> [RunChangeSection]
  {
    SnapshotReference.allCases.compactMap { reference in
      facts.changes.changes(reference, at: snapshot).map {
        RunChangeSection(reference, snapshot, $0.pair, $0.classes, page, facts)
      }
    }
  }

  private init(
    _ reference: SnapshotReference, _ snapshot: SnapshotIndex, _ pair: SnapshotPair,
    _ changes: [RunClassChange], _ page: PageAddress, _ facts: ReportFacts
  ) {
    let isLater = pair.head == snapshot
    let other = isLater ? pair.base : pair.head
    switch reference {
    case .previous:
      (anchor, word, title) = ("since-previous", "the one before", "Since the one before")
    case .first: (anchor, word, title) = ("since-first", "the first", "Since the first")
    case .peak:
      (anchor, word) = ("peak", "the peak")
      title = isLater ? "Since the peak" : "From here to the peak"
    }
    self.other = Link(
      text: facts.names.name(of: other), href: facts.links.href(other, from: page))
    let snapshots = facts.analysis.profile.snapshots
    let (before, after) = (snapshots[pair.base.rawValue], snapshots[pair.head.rawValue])
    let tracked = Change(before.trackedTotal, after.trackedTotal)
    let seconds = Seconds(after.timestamp - before.timestamp)
    sentence =
      changes.isEmpty && tracked.isNone
      ? "Unchanged after \(seconds): \(ByteSize(tracked.after))."
      : "\(ComparisonWords.arrow(tracked)): \(ComparisonWords.signed(tracked)) in \(seconds)."
    rows = changes.prefix(Self.limit).map {
      RunChangeRow(facts: facts, page: page, change: $0)
    }
    let left = changes.count - rows.count
    note =
      left > 0
      ? "\(GroupedCount(left).of("smaller change is", "smaller changes are")) left out." : nil
  }
}
