import ReferenceCycles
import Mustache

/// A shape of cycle: how often, what it looks like, where to break it, and an example.
struct ShapePage: TemplateContext {
  /// Objects of the example, cycles and kinds of references that are listed.
  static let objectLimit = 20
  static let cycleLimit = 20
  static let linkLimit = 200

  private let facts: CycleFacts
  private let detail: ShapeDetail
  private let place: PageAddress
  private let frame: PageFrame
  private let words: ShapeWords
  private let links: [LinkRow]
  private var details: CycleDetails { facts.details }

  init(_ detail: ShapeDetail, of facts: CycleFacts) {
    self.detail = detail
    self.facts = facts
    place = facts.links.shapePage(detail.number)
    frame = PageFrame("Shape \(detail.number)", place, in: facts.head)
    words = ShapeWords(detail, facts.details)
    links = LinkRow.all(of: detail, in: facts.details)
  }

  static let fields: [Field<ShapePage>] =
    PageFrame.fields { $0.frame } + [
      .flag("isPart") { $0.facts.links.isPart },
      .text("overview") { $0.href($0.facts.links.overview) },
      .text("allShapes") { $0.href($0.facts.links.overview, "shapes") },
      .text("name") { $0.details.names.name(of: $0.detail.shape) },
      .integer("number") { $0.detail.number },
      .text("summary") { $0.words.summary },
      .text("breakTitle") { $0.words.breakTitle },
      .text("advice") { $0.words.advice },
      .optionalText("alternative") { $0.words.alternative },
      .flag("isOfClass") { $0.detail.isOfClass },
      .flag("knowsBytes") { $0.detail.shape.bytes != nil },
      .list("tiles") { $0.words.tiles },
      .object("picture") { PictureFigure($0.detail, of: $0.facts, on: $0.place) },
      .list("links") { $0.links.prefix(linkLimit) },
      .optionalText("linkNote") { page in
        RestNote.text(page.links.count, linkLimit, "kind of references", "kinds of references")
      },
      .list("objects") { page in
        page.detail.cycle.nodes.prefix(objectLimit).map {
          ObjectRow(details: page.details, node: $0)
        }
      },
      .optionalText("objectNote") { page in
        RestNote.text(page.detail.shape.size, objectLimit, "object", "objects")
      },
      .flag("hasOthers") { $0.detail.shape.cycles.count > 1 },
      .list("others") { page in
        page.detail.shape.cycles.dropFirst().prefix(cycleLimit).compactMap { cycle in
          page.details.analysis.objects(of: cycle).first.map {
            ObjectRow(details: page.details, node: $0)
          }
        }
      },
      .optionalText("otherNote") { page in
        RestNote.text(page.detail.shape.cycles.count - 1, cycleLimit, "cycle", "cycles")
      },
      .object("previous") { $0.neighbor(-1) },
      .object("next") { $0.neighbor(1) },
    ]

  private func href(_ page: PageAddress, _ section: String? = nil) -> String {
    facts.links.href(page, section, from: place)
  }

  private func neighbor(_ distance: Int) -> Link? {
    let number = detail.number + distance
    guard details.shapes.indices.contains(number - 1) else { return nil }
    return Link(text: "Shape \(number)", href: href(facts.links.shapePage(number)))
  }
}
