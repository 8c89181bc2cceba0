import HeapCharts
import HeapComparison
import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// The page of each class that changed.
struct ChangedClassPages: PageKind {
  private let template: Template<ChangedClassPage>

  init(_ library: TemplateLibrary) throws(TemplateError) {
    template = try library.template("changed-class.mustache", for: ChangedClassPage.self)
  }

  func folders(_ facts: ComparisonFacts) -> [String] { ["classes"] }

  func jobs(_ facts: ComparisonFacts) -> [PageJob] {
    facts.links.classes.map { place in
      PageJob { budget in
        let page = try ChangedClassPage(place, facts)
        return [
          try template.file(page, at: facts.links.page(place), in: facts.options.layout, budget)
        ]
      }
    }
  }
}

extension ChangedClassPage {
  init(_ place: Int, _ facts: ComparisonFacts) throws {
    let comparison = facts.comparison
    let change = comparison.classes[place]
    let details = try ClassDetails(of: change, in: comparison)
    let spread = SizeSpread(of: change, in: comparison)
    let isRedacted = facts.options.isRedacted
    let moved = details.attributes.filter { !$0.bytes.isNone }
    let most = spread.buckets.map { max($0.instances.before, $0.instances.after) }.max() ?? 0
    self.init(
      frame: PageFrame(facts.name(of: change), facts.links.page(place), in: facts.head),
      labels: facts.labels, hue: facts.hues.hue(of: change.classes).styleClass,
      name: facts.name(of: change), sentence: ComparisonWords(facts: facts).sentence(place),
      rows: ChangedNumberRow.rows(of: change, spread, facts),
      attributes: moved.prefix(AttributeChangeRow.limit).map {
        AttributeChangeRow(
          attribute: $0, isRedacted: isRedacted, largest: moved.first?.bytes.magnitude ?? 0)
      },
      attributeNote: Self.rest(
        moved.count - AttributeChangeRow.limit, "smaller change is", "smaller changes are"),
      tree: details.referents.isEmpty
        ? []
        : ChangedTree.rows(
          of: details.referents,
          texts: (comparison.base.profile.texts, comparison.head.profile.texts),
          isRedacted: isRedacted),
      sites: details.sites.contains { $0.frame != nil }
        ? details.sites.prefix(SiteChangeRow.limit).map {
          SiteChangeRow(site: $0, isRedacted: isRedacted)
        } : [],
      sitesNote: Self.rest(
        details.sites.count - SiteChangeRow.limit, "smaller change is", "smaller changes are"),
      sizes: spread.buckets.count > 1
        ? spread.buckets.map { SizeChangeRow(bucket: $0, most: most) } : [])
  }

  private static func rest(_ left: Int, _ one: String, _ many: String) -> String? {
    left > 0 ? "\(GroupedCount(left).of(one, many)) left out." : nil
  }
}

extension ComparisonWords {
  /// What became of a class.
  func sentence(_ place: Int) -> String {
    let change = facts.comparison.classes[place]
    let part = facts.parts[place].map { part in
      let amount =
        part.bytes.difference == change.bytes.difference ? "all" : Self.signed(part.bytes)
      return ", \(amount) of it in \(facts.name(of: part))"
    }
    let rest = "\(part ?? "")."
    switch change.kind {
    case .new: return "New in \(facts.labels[.head].cutToLine): \(whole(change.after))\(rest)"
    case .gone: return "Gone since \(facts.labels[.base].cutToLine): \(whole(change.before))\(rest)"
    case .changed, .unchanged, .absent: break
    }
    let instances =
      change.alive.isNone
      ? GroupedCount(change.alive.after).of("instance", "instances")
      : "\(Self.counts(change.alive)) instances"
    return "\(instances), \(Self.arrow(change.bytes)): \(Self.signed(change.bytes))\(rest)"
  }

  private func whole(_ cell: ClassAtSnapshot) -> String {
    "\(GroupedCount(cell.alive).of("instance", "instances")), \(ByteSize(cell.total))"
  }
}

extension ChangedNumberRow {
  /// The numbers of a class at the two snapshots, and over the whole runs.
  static func rows(
    of change: ClassChange, _ spread: SizeSpread, _ facts: ComparisonFacts
  ) -> [ChangedNumberRow] {
    let comparison = facts.comparison
    func summary(_ side: Side) -> ClassSummary? {
      change.classes[side].map { comparison[side].classes[$0.rawValue] }
    }
    func count(_ label: String, _ before: Int?, _ after: Int?) -> ChangedNumberRow {
      let difference = (after ?? 0) - (before ?? 0)
      return ChangedNumberRow(
        label: label, before: before.map { "\(GroupedCount($0))" } ?? "–",
        after: after.map { "\(GroupedCount($0))" } ?? "–",
        change: "\(difference > 0 ? "+" : difference == 0 ? "±" : "")\(GroupedCount(difference))")
    }
    func size(_ label: String, _ before: ByteCount?, _ after: ByteCount?) -> ChangedNumberRow {
      var text = "–"
      if let before, let after { text = ComparisonWords.signed(Change(before, after)) }
      return ChangedNumberRow(
        label: label, before: before.map { "\(ByteSize($0))" } ?? "–",
        after: after.map { "\(ByteSize($0))" } ?? "–", change: text)
    }
    func average(_ cell: ClassAtSnapshot) -> ByteCount? {
      cell.average.map { ByteCount(nearest: $0) }
    }
    let tracked = comparison.tracked
    return [
      size("Total", change.bytes.before, change.bytes.after),
      count("Alive", change.before.alive, change.after.alive),
      size("Average", average(change.before), average(change.after)),
      size("Median", spread.medianBefore, spread.medianAfter),
      ChangedNumberRow(
        label: "Share of tracked",
        before: Percent(change.bytes.before, of: tracked.before).map { "\($0)" } ?? "–",
        after: Percent(change.bytes.after, of: tracked.after).map { "\($0)" } ?? "–", change: ""),
      count("Created in the whole run", summary(.base)?.created, summary(.head)?.created),
      count("Freed in the whole run", summary(.base)?.freed, summary(.head)?.freed),
    ]
  }
}
