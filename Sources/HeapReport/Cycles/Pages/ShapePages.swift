import Mustache
import Output

/// The page of each shape of cycle, with its picture.
struct ShapePages: PageKind {
  private let template: Template<ShapePage>

  init(_ library: TemplateLibrary) throws(TemplateError) {
    template = try library.template("garbage-shape.mustache", for: ShapePage.self)
  }

  func folders(_ facts: CycleFacts) -> [String] { facts.links.folders }

  func jobs(_ facts: CycleFacts) -> [PageJob] {
    facts.details.shapes.map { shape in
      PageJob { budget in
        let address = facts.links.shapePage(shape.number)
        let page = try template.file(
          ShapePage(shape, of: facts), at: address, in: facts.links.layout, budget)
        return [page] + (try pictures(of: shape, facts, budget))
      }
    }
  }

  /// The files of a shape's picture; none in a single file, which has it in the page.
  private func pictures(
    of shape: ShapeDetail, _ facts: CycleFacts, _ budget: OutputBudget
  ) throws -> [OutputFile] {
    guard let picture = facts.pictures.byShape[shape.number], !facts.links.layout.isSingle else {
      return []
    }
    return try [(picture.light, false), (picture.dark, true)].map { bytes, isDark in
      try OutputFile(
        path: facts.links.layout.folder + facts.links.picture(of: shape.number, isDark: isDark),
        bytes: bytes, from: budget)
    }
  }
}
