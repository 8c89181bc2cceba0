import HeapCharts
import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// The classes of a package as a line of the index's table.
struct PackageRow: TemplateContext {
  let name: String
  let hue: StaticString
  let classes: Int
  let alive: Int
  let total: ByteCount
  /// What the share refers to.
  let whole: ByteCount
  /// The first of its classes in the list of all.
  let href: String?

  static let fields: [Field<PackageRow>] = [
    .text("name") { $0.name },
    .text("hue") { "\($0.hue)" },
    .optionalText("href") { $0.href },
    .text("classes", write: { $1.count($0.classes) }),
    .text("alive", write: { $1.count($0.alive) }),
    .text("total", write: { $1.size($0.total) }),
    .text("exact", write: { $1.exactSize($0.total) }),
    .text("share", write: { $1.share($0.total, of: $0.whole) }),
    .text(
      "barWidth",
      write: { $1.number($0.whole > 0 ? Double($0.total) / Double($0.whole) * 100 : 0) }),
  ]
}

extension PackageRow {
  /// At most that many are listed.
  private static let limit = 60

  /// The packages at a snapshot, the one with most bytes first; none where classes have no groups.
  static func rows(at snapshot: SnapshotIndex, _ facts: ReportFacts) -> [PackageRow] {
    let analysis = facts.analysis
    let whole = analysis.profile.snapshots[snapshot.rawValue].trackedTotal
    return facts.groups.groups.map { group in
      let band = ClassHues.Band(name: group.name, classes: group.classes, hue: .other)
      return PackageRow(
        name: group.name, hue: facts.hues.hue(of: group.classes[0]).styleClass,
        classes: group.classes.count,
        alive: group.classes.reduce(0) { $0 + analysis.at(snapshot, $1).alive },
        total: band.total(at: snapshot, analysis), whole: whole,
        href: facts.links.classListHref(group.classes[0], from: .index))
    }.sorted { ($1.total, $0.name) < ($0.total, $1.name) }.prefix(limit).map { $0 }
  }
}
