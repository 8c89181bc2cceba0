import HeapCharts
import LeakGraph
import Measures

/// The answer in the first lines of the pages.
extension GarbageReport {
  var headline: String {
    guard analysis.cycleCount > 0 else {
      return "No cycle among \(GroupedCount(analysis.graph.nodes.count).of("object", "objects"))"
    }
    let cycles = GroupedCount(analysis.cycleCount).of("cycle", "cycles")
    let objects = GroupedCount(analysis.inCycles + analysis.held).of("object", "objects")
    return "\(cycles) \(analysis.cycleCount == 1 ? "holds" : "hold") \(objects)"
  }

  var subline: String {
    guard let first = shapes.first else {
      return "Nothing in this file refers back to itself: counting references frees all of it."
    }
    var sentence = ""
    if analysis.shapes.count > 1 {
      sentence = "They have \(GroupedCount(analysis.shapes.count)) shapes. "
    } else if analysis.cycleCount > 1 {
      sentence = "All have one shape. "
    }
    let classes = shapes.filter(\.isOfClass)
    if !classes.isEmpty {
      let number = GroupedCount(classes.reduce(0) { $0 + $1.shape.cycles.count })
      let objects = GroupedCount(classes.reduce(0) { $0 + $1.shape.objects })
      sentence +=
        "\(number.of("cycle is", "cycles are")) around classes that were made while the "
        + "program ran (\(objects.of("object", "objects"))). "
    }
    guard let largest = classes.isEmpty ? first : shapes.first(where: { !$0.isOfClass }) else {
      return sentence
    }
    let share = Percent(Int64(largest.shape.objects), of: Int64(analysis.inCycles))
    let objects = share.map { "\($0) of the objects in cycles are" } ?? "Most objects are"
    return sentence + "\(classes.isEmpty ? "" : "Of the others: ")\(objects) in "
      + "\(cycles(of: largest.shape)). \(advice(largest))"
  }

  var tiles: [Tile] {
    let objects = analysis.graph.nodes.count
    func share(_ part: Int) -> String? {
      Percent(Int64(part), of: Int64(objects)).map { "\($0) of all" }
    }
    var tiles = [
      Tile(
        label: "Objects", value: "\(GroupedCount(objects))",
        note: GroupedCount(analysis.graph.edges.count).of("reference", "references")),
      Tile(
        label: "Cycles", value: "\(GroupedCount(analysis.cycleCount))",
        note: GroupedCount(analysis.shapes.count).of("shape", "shapes")),
      Tile(
        label: "Objects in cycles", value: "\(GroupedCount(analysis.inCycles))",
        note: share(analysis.inCycles)),
      Tile(
        label: "Hanging on cycles", value: "\(GroupedCount(analysis.held))",
        note: "in none, but held by one"),
    ]
    if analysis.others > 0 {
      tiles.append(
        Tile(
          label: "In no cycle, held by none", value: "\(GroupedCount(analysis.others))",
          note: share(analysis.others)))
    }
    if let bytes = analysis.bytesInCycles, analysis.cycleCount > 0 {
      tiles.append(
        Tile(
          label: "Size of the objects in cycles", value: "\(ByteSize(bytes))",
          exact: "\(GroupedCount(bytes)) bytes"))
    }
    return tiles
  }

  func tiles(of shape: CycleShape) -> [Tile] {
    var tiles = [
      Tile(label: "Cycles", value: "\(GroupedCount(shape.cycles.count))"),
      Tile(label: "Objects in each", value: "\(GroupedCount(shape.size))"),
      Tile(
        label: "Objects in all", value: "\(GroupedCount(shape.objects))",
        note: Percent(Int64(shape.objects), of: Int64(analysis.inCycles))
          .map { "\($0) of those in cycles" }),
      Tile(
        label: "Hanging on them alone", value: "\(GroupedCount(shape.held))",
        note: "freed with them"),
    ]
    if let bytes = shape.bytes {
      tiles.append(
        Tile(label: "Size", value: "\(ByteSize(bytes))", exact: "\(GroupedCount(bytes)) bytes"))
    }
    return tiles
  }

  /// `40 cycles of 2 objects each: 80 objects, and 12 more hang on them.`
  func summary(_ shape: CycleShape) -> String {
    let objects = GroupedCount(shape.objects).of("object", "objects")
    let held = shape.held == 0 ? "" : ", and \(GroupedCount(shape.held)) more hang on them"
    guard shape.cycles.count > 1 else { return "One cycle of \(objects)\(held)." }
    let size = GroupedCount(shape.size).of("object", "objects")
    return "\(GroupedCount(shape.cycles.count)) cycles of \(size): \(objects)\(held)."
  }

  private func cycles(of shape: CycleShape) -> String {
    "\(GroupedCount(shape.cycles.count).of("cycle", "cycles")) of \(name(of: shape))"
  }
}

extension PageFrame {
  /// The frame of a page of a report on a leak graph.
  init(_ heading: String, _ page: GarbagePlan.Page, of report: GarbageReport) {
    let plan = report.plan
    let home = plan.href(.home, from: page)
    self.init(
      heading: heading, siteTitle: report.options.title,
      scope: [
        GroupedCount(report.analysis.graph.nodes.count).of("object", "objects"),
        GroupedCount(report.analysis.graph.edges.count).of("reference", "references"),
      ].joined(separator: " · "),
      root: plan.root(from: page), home: home, homeClasses: home, homeSnapshots: home,
      navigation: Self.navigation(page, of: report), isSearchable: plan.isPart,
      id: plan.id(of: page), idPrefix: plan.idPrefix(page), isStandalone: !plan.layout.isSingle,
      isNested: page != .home && plan.path(of: page) != plan.layout.indexPath)
  }

  /// As a part of a report the pages lead to the others of it.
  private static func navigation(_ page: GarbagePlan.Page, of report: GarbageReport) -> [Link] {
    let plan = report.plan
    if plan.isPart {
      return [
        Link(text: "Classes", href: plan.href(.home, "classes", from: page)),
        Link(text: "Snapshots", href: plan.href(.home, "snapshots", from: page)),
        Link(text: "Cycles", href: plan.href(.overview, from: page)),
      ]
    }
    guard !report.shapes.isEmpty else { return [] }
    return ["Shapes", "Types"].map {
      Link(text: $0, href: plan.href(.overview, $0.lowercased(), from: page))
    }
  }
}
