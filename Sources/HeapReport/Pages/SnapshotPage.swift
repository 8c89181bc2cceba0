import HeapCharts
import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// One snapshot: what was tracked then, by class, and what the process had.
struct SnapshotPage: TemplateContext {
  let frame: PageFrame
  let name: String
  let time: String
  let sentence: String
  let isPeak: Bool
  let previous: Link?
  let next: Link?
  let figure: Figure?
  let rows: [ClassRow]
  let hiddenNote: String?
  let baseName: String?
  let knowsVirtual: Bool
  let process: [Tile]
  let platform: [Tile]

  static let fields: [Field<SnapshotPage>] =
    PageFrame.fields { $0.frame } + [
      .text("name") { $0.name },
      .text("time") { $0.time },
      .text("sentence") { $0.sentence },
      .flag("peak") { $0.isPeak },
      .object("previous") { $0.previous },
      .object("next") { $0.next },
      .object("figure") { $0.figure },
      .flag("filled") { !$0.rows.isEmpty },
      .list("classRows") { $0.rows },
      .text("changeTitle") { _ in "Change" },
      .optionalText("hiddenNote") { $0.hiddenNote },
      .optionalText("baseName") { $0.baseName },
      .flag("knowsVirtual") { $0.knowsVirtual },
      .flag("knowsProcess") { !$0.process.isEmpty },
      .list("process") { $0.process },
      .flag("knowsPlatform") { !$0.platform.isEmpty },
      .list("platform") { $0.platform },
    ]
}

extension Report {
  func renderSnapshot(_ index: SnapshotIndex, _ emit: (OutputFile) throws -> Void) throws {
    let page = Page.snapshot(index)
    let snapshot = analysis.profile.snapshots[index.rawValue]
    let base = index.rawValue > 0 ? SnapshotIndex(index.rawValue - 1) : nil
    let rows = classRows(at: index, against: base, on: page)
    let hidden = analysis.profile.classes.count - rows.count
    let context = SnapshotPage(
      frame: PageFrame(name(of: index), page, of: self), name: name(of: index),
      time: "\(Seconds(snapshot.timestamp))", sentence: sentence(about: index),
      isPeak: index == analysis.peak, previous: base.map { link(to: $0, from: page) },
      next: index == analysis.lastSnapshot
        ? nil : link(to: SnapshotIndex(index.rawValue + 1), from: page),
      figure: try distributionFigure(index, on: page, emit), rows: rows,
      hiddenNote: hidden == 0
        ? nil : "\(GroupedCount(hidden).of("class", "classes")) had no instance then.",
      baseName: base.map(proseName(of:)), knowsVirtual: snapshot.process.virtual != nil,
      process: processDetails(snapshot), platform: platformDetails(snapshot))
    try render(page, templates.snapshot, context, emit)
  }

  /// The snapshot's classes as bars; nothing is drawn when nothing was tracked.
  private func distributionFigure(
    _ index: SnapshotIndex, on page: Page, _ emit: (OutputFile) throws -> Void
  ) throws -> Figure? {
    guard analysis.profile.snapshots[index.rawValue].trackedTotal > 0 else { return nil }
    let classes = hues.ranked.filter { analysis.at(index, $0).total > 0 }
    return try charts.figure(
      distributionChart(index), root: plan.root(from: page),
      href: { target in
        guard case .row(let place) = target else { return nil }
        return classes.indices.contains(place)
          ? self.plan.href(.classPage(classes[place]), from: page)
          : self.plan.href(page, "classes", from: page)
      }, emit)
  }

  private func link(to index: SnapshotIndex, from page: Page) -> Link {
    Link(text: name(of: index), href: plan.href(.snapshot(index), from: page))
  }

  /// The snapshot in words (the sentence of Pympler's `HtmlStats.snapshot_summary`, with what is
  /// not known left out).
  func sentence(about index: SnapshotIndex) -> String {
    let snapshot = analysis.profile.snapshots[index.rawValue]
    let summary = analysis.snapshots[index.rawValue]
    var sentence = "\(ByteSize(snapshot.trackedTotal)) tracked in "
    sentence += GroupedCount(summary.alive).of("living instance", "living instances")
    if let virtual = snapshot.process.virtual {
      sentence += ", out of \(ByteSize(virtual)) of virtual memory"
    }
    sentence += "."
    if let overhead = snapshot.overhead, overhead > 0 {
      sentence += " The profiler itself took \(ByteSize(overhead))."
    }
    if let measurable = snapshot.measurableTotal {
      sentence += " All measurable objects together had \(ByteSize(measurable))."
    }
    return sentence
  }

  /// What else the platform told, in the unit names that this report uses: Pympler writes MB for
  /// 1,024 KB, and `/proc` writes kB for 1,024 bytes.
  private func platformDetails(_ snapshot: Snapshot) -> [Tile] {
    snapshot.process.platform.map { detail in
      let words = detail.value.split { $0.isWhitespace }
      let units = ["KB": "KiB", "kB": "KiB", "MB": "MiB", "GB": "GiB", "TB": "TiB"]
      let value = words.map { units[String($0)] ?? String($0) }.joined(separator: " ")
      return Tile(label: detail.name, value: value)
    }
  }

  private func processDetails(_ snapshot: Snapshot) -> [Tile] {
    let process = snapshot.process
    let sizes: [(String, Int64?)] = [
      ("Virtual memory (VSZ)", process.virtual), ("Physical memory (RSS)", process.resident),
      ("Data segment", process.dataSegment), ("Code segment", process.codeSegment),
      ("Shared code", process.sharedSegment), ("Stack segment", process.stackSegment),
    ]
    var tiles = sizes.compactMap { label, bytes in
      bytes.map { Tile(label: label, value: "\(ByteSize($0))", exact: "\(GroupedCount($0)) bytes") }
    }
    if let faults = process.pageFaults {
      tiles.append(Tile(label: "Major page faults", value: "\(GroupedCount(faults))"))
    }
    return tiles
  }
}
