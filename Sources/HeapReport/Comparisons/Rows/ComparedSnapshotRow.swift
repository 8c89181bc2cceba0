import HeapComparison
import HeapProfile
import HeapStatistics
import Mustache

/// Two snapshots that belong together, as a line of a table.
struct ComparedSnapshotRow: TemplateContext {
  let facts: ComparisonFacts
  let name: String
  let pair: SnapshotPair
  /// The section with its classes; nil where there is none.
  var anchor: String?

  private var isCompared: Bool { pair == facts.comparison.moment.pair }

  private func snapshot(_ side: Side) -> Snapshot {
    facts.comparison[side].profile.snapshots[pair[side].rawValue]
  }

  /// Bytes.
  var tracked: ByteChange {
    Change(snapshot(.base).trackedTotal, snapshot(.head).trackedTotal)
  }

  static let fields: [Field<ComparedSnapshotRow>] =
    ChangeFields.fields { $0.tracked } + [
      .text("name") { $0.name },
      .flag("compared") { $0.isCompared },
      .optionalText("anchor") { $0.anchor },
      .text("timeBefore", write: { $1.seconds($0.snapshot(.base).timestamp) }),
      .text("timeAfter", write: { $1.seconds($0.snapshot(.head).timestamp) }),
      .text("residentBefore", write: { $1.size($0.snapshot(.base).process.resident) }),
      .text("residentAfter", write: { $1.size($0.snapshot(.head).process.resident) }),
    ]

  /// At most that many of one name are listed.
  private static let limit = 100
  /// At most that many lead to what changed there.
  private static let linkLimit = 20

  /// Those of one name, then the peaks and the last ones, where these are others.
  ///
  /// - Returns: the rows, and how many are left out.
  static func rows(_ facts: ComparisonFacts) -> (rows: [ComparedSnapshotRow], left: Int) {
    let comparison = facts.comparison
    let (base, head) = (comparison.base, comparison.head)
    var rows = comparison.pairs.prefix(limit).map {
      ComparedSnapshotRow(facts: facts, name: facts.names(.head).name(of: $0.head), pair: $0)
    }
    let others = [
      ("The peak of each", base.peak, head.peak),
      ("The last of each", base.lastSnapshot, head.lastSnapshot),
    ]
    for (name, before, after) in others {
      guard let before, let after else { continue }
      let pair = SnapshotPair(base: before, head: after)
      if rows.contains(where: { $0.pair == pair }) { continue }
      rows.append(ComparedSnapshotRow(facts: facts, name: name, pair: pair))
    }
    let linked = rows.indices.filter { !rows[$0].isCompared }.prefix(linkLimit)
    for place in linked { rows[place].anchor = "at-\(place + 1)" }
    return (rows, max(0, comparison.pairs.count - limit))
  }
}
