import HeapCharts
import LeakGraph
import Measures
import Mustache

/// A shape of cycle: how often, what it looks like, where to break it, and an example.
struct ShapePage: TemplateContext {
  /// Objects of the example, cycles and kinds of references that are listed.
  static let objectLimit = 20
  static let cycleLimit = 20
  static let linkLimit = 200

  let report: GarbageReport
  let detail: ShapeDetail
  let frame: PageFrame
  let links: [LinkRow]

  init(_ detail: ShapeDetail, of report: GarbageReport) {
    self.detail = detail
    self.report = report
    frame = PageFrame("Shape \(detail.number)", .shape(detail.number), of: report)
    links = LinkRow.all(of: detail, in: report)
  }

  static let fields: [Field<ShapePage>] =
    PageFrame.fields { $0.frame } + [
      .flag("isPart") { $0.report.plan.isPart },
      .text("overview") { $0.href(.overview) },
      .text("allShapes") { $0.href(.overview, "shapes") },
      .text("name") { $0.report.name(of: $0.detail.shape) },
      .integer("number") { $0.detail.number },
      .text("summary") { $0.report.summary($0.detail.shape) },
      .text("breakTitle") { $0.report.breakTitle($0.detail) },
      .text("advice") { $0.report.advice($0.detail) },
      .optionalText("alternative") { $0.report.alternative($0.detail) },
      .flag("isOfClass") { $0.detail.isOfClass },
      .list("tiles") { $0.report.tiles(of: $0.detail.shape) },
      .object("picture") { PictureFigure($0.detail, of: $0.report, on: $0.place) },
      .list("links") { $0.links.prefix(linkLimit) },
      .optionalText("linkNote") { page in
        rest(page.links.count, linkLimit, "kind of references", "kinds of references")
      },
      .list("objects") { page in
        page.detail.cycle.nodes.prefix(objectLimit).map { ObjectRow(report: page.report, node: $0) }
      },
      .optionalText("objectNote") { page in
        rest(page.detail.shape.size, objectLimit, "object", "objects")
      },
      .flag("hasOthers") { $0.detail.shape.cycles.count > 1 },
      .list("others") { page in
        page.detail.shape.cycles.dropFirst().prefix(cycleLimit).compactMap { cycle in
          page.report.analysis.objects(of: cycle).first.map {
            ObjectRow(report: page.report, node: $0)
          }
        }
      },
      .optionalText("otherNote") { page in
        rest(page.detail.shape.cycles.count - 1, cycleLimit, "cycle", "cycles")
      },
      .object("previous") { $0.neighbour(-1) },
      .object("next") { $0.neighbour(1) },
    ]

  /// What is not in a list, in a sentence; nil when all is.
  static func rest(_ count: Int, _ limit: Int, _ one: String, _ many: String) -> String? {
    let hidden = count - limit
    guard hidden > 0 else { return nil }
    let verb = hidden == 1 ? "is" : "are"
    return "\(GroupedCount(hidden)) more \(hidden == 1 ? one : many) \(verb) not listed."
  }

  private var place: GarbagePlan.Page { .shape(detail.number) }

  private func href(_ page: GarbagePlan.Page, _ section: String? = nil) -> String {
    report.plan.href(page, section, from: place)
  }

  private func neighbour(_ distance: Int) -> Link? {
    let number = detail.number + distance
    guard report.shapes.indices.contains(number - 1) else { return nil }
    return Link(text: "Shape \(number)", href: href(.shape(number)))
  }
}
