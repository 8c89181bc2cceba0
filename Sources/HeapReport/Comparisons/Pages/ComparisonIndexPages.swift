import HeapCharts
import HeapComparison
import HeapFindings
import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// The index of a comparison.
struct ComparisonIndexPages: PageKind {
  private let template: Template<ComparisonIndexPage>
  private let renderer: any DrawingRenderer

  init(_ library: TemplateLibrary, _ renderer: any DrawingRenderer) throws(TemplateError) {
    template = try library.template("comparison.mustache", for: ComparisonIndexPage.self)
    self.renderer = renderer
  }

  func folders(_ facts: ComparisonFacts) -> [String] { ["charts"] }

  func jobs(_ facts: ComparisonFacts) -> [PageJob] {
    [
      PageJob { budget in
        var charts = PageCharts(
          on: .index, in: facts.options.layout, png: false, renderer, budget)
        let page = try ComparisonIndexPage(facts, &charts)
        return [try template.file(page, at: .index, in: facts.options.layout, budget)]
          + charts.files
      }
    ]
  }
}

extension ComparisonIndexPage {
  init(_ facts: ComparisonFacts, _ charts: inout PageCharts) throws {
    let comparison = facts.comparison
    let words = ComparisonWords(facts: facts)
    let specs = ComparisonCharts(facts: facts)
    let moved = comparison.classes.indices.filter { comparison.classes[$0].bytes.isNone == false }
    let changed = comparison.classes.count { $0.kind != .unchanged }
    let same = comparison.classes(.unchanged)
    let (snapshots, left) = ComparedSnapshotRow.rows(facts)
    let findings = facts.findings
    self.init(
      frame: PageFrame(facts.head.title, .index, in: facts.head), labels: facts.labels,
      headline: words.headline, rule: words.rule,
      notes: [words.otherPeak(.base), words.otherPeak(.head), words.versions].compactMap {
        $0.map(TextLine.init)
      },
      tiles: Self.tiles(facts),
      changeFigure: try specs.changes().flatMap {
        try charts.figure($0, name: "changes") { target in
          guard case .row(let row) = target, moved.indices.contains(row) else { return nil }
          return facts.links.href(moved[row], from: .index)
        }
      },
      timelines: try charts.figures(
        [
          .init(chart: specs.timeline(.base), name: "before"),
          .init(chart: specs.timeline(.head), name: "after"),
        ]
      ) { _ in nil }.compactMap(\.self),
      rows: facts.links.classes.map {
        ChangedClassRow(facts: facts, page: .index, place: $0)
      },
      restNote: Self.restNote(changed - facts.links.classes.count),
      unchanged: Self.unchanged(same, facts),
      unchangedTitle: GroupedCount(same.count).of("class is unchanged", "classes are unchanged"),
      snapshotRows: snapshots,
      snapshotNote: left > 0
        ? "\(GroupedCount(left).of("later snapshot is", "later snapshots are")) left out." : nil,
      moments: snapshots.compactMap { MomentSection($0, facts) },
      newFindings: Self.contexts(findings.new, .head, facts),
      goneFindings: Self.contexts(findings.gone, .base, facts),
      findingsNote: Self.findingsNote(findings),
      runs: Self.runs(facts))
  }

  private static func tiles(_ facts: ComparisonFacts) -> [Tile] {
    let comparison = facts.comparison
    var tiles = Side.allCases.map { side in
      let snapshot = comparison.snapshot(side)
      let file = facts.labels.file(side).map { "\($0.cutToLine), " } ?? ""
      return Tile(
        label: facts.labels[side].cutToLine, value: "\(ByteSize(snapshot.trackedTotal))",
        exact: GroupedCount(snapshot.trackedTotal).of("byte", "bytes"),
        note: "\(file)\(facts.snapshotName(side)), \(Seconds(snapshot.timestamp))")
    }
    let tracked = comparison.tracked
    let share = Percent(tracked.magnitude, of: tracked.before).map {
      "\($0) \(tracked.difference < 0 ? "less" : "more")"
    }
    tiles.append(
      Tile(
        label: "Change", value: ComparisonWords.signed(tracked),
        exact: GroupedCount(tracked.difference).of("byte", "bytes"),
        note: tracked.isNone ? nil : share))
    let alive = Change(
      comparison.base.snapshots[comparison.moment.pair.base.rawValue].alive,
      comparison.head.snapshots[comparison.moment.pair.head.rawValue].alive)
    tiles.append(Tile(label: "Instances alive", value: ComparisonWords.counts(alive)))
    return tiles
  }

  private static func restNote(_ left: Int) -> String? {
    left > 0
      ? "\(GroupedCount(left).of("smaller change is", "smaller changes are")) left out." : nil
  }

  private static func unchanged(_ same: [ClassChange], _ facts: ComparisonFacts) -> [TextLine] {
    let listed = same.prefix(ComparisonLinks.classLimit).map {
      let alive = GroupedCount($0.after.alive).of("instance", "instances")
      return TextLine(text: "\(facts.name(of: $0)): \(alive), \(ByteSize($0.after.total))")
    }
    let left = same.count - listed.count
    return left == 0 ? listed : listed + [TextLine(text: "and \(GroupedCount(left)) more")]
  }

  private static func contexts(
    _ findings: [Finding], _ side: Side, _ facts: ComparisonFacts
  ) -> [FindingContext] {
    let words = FindingWords(facts.comparison[side], isRedacted: facts.options.isRedacted)
    return findings.map { finding in
      let text = words.text(of: finding)
      let place = facts.comparison.classes.firstIndex {
        finding.subject != nil && $0.classes[side] == finding.subject?.index
      }
      return FindingContext(
        title: text.title, explanation: text.explanation, nextStep: text.nextStep,
        markdown: FindingMarkdown(text, in: facts.labels[side]).paragraph,
        link: place.flatMap { facts.links.href($0, from: .index) }.map {
          Link(text: "What changed in it", href: $0)
        }, figure: nil)
    }
  }

  private static func findingsNote(_ findings: FindingChanges) -> String? {
    let staying = findings.staying.count
    if staying > 0 {
      return "\(GroupedCount(staying).of("finding is", "findings are")) in both runs."
    }
    let isNone = findings.new.isEmpty && findings.gone.isEmpty
    return isNone ? "Neither run has any." : nil
  }

  private static func runs(_ facts: ComparisonFacts) -> [TextLine] {
    Side.allCases.compactMap { side in
      guard let record = facts.comparison[side].profile.record else { return nil }
      let words = RunWords(record, isRedacted: facts.options.isRedacted)
      let text = [words.facts, words.command.map { "Command: \($0.cutInMiddle(to: 120))" }]
        .compactMap(\.self).joined(separator: " ")
      return text.isEmpty ? nil : TextLine(text: "\(facts.labels[side].cutToLine): \(text)")
    }
  }
}

extension ComparisonWords {
  /// The sentence as a heading.
  var headline: String { String(sentence.dropLast()) }
}
