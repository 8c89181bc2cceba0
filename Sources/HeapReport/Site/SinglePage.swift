import Mustache
import Output

/// Everything in one file, which mail and artifact viewers can open.
struct SinglePage: TemplateContext {
  let frame: PageFrame
  let style: [UInt8]
  let script: [UInt8]
  /// The finished pages, each a section.
  let pages: [[UInt8]]

  init(frame: PageFrame, pages: [[UInt8]]) {
    let assets = Dictionary(
      uniqueKeysWithValues: BuiltInAssets.pageFiles.map { ($0.path, $0.bytes) })
    self.frame = frame
    style = assets["style.css"] ?? []
    script = assets["report.js"] ?? []
    self.pages = pages
  }

  /// The whole file. Its sections were taken from the budget when they were made.
  func document(
    _ template: Template<SinglePage>, _ budget: OutputBudget
  ) throws(OutputExcess) -> [UInt8] {
    let paid = pages.reduce(0) { $0 + $1.count }
    var writer = HTMLWriter(budget, capacity: paid, paid: paid)
    template.render(self, into: &writer)
    return try writer.finish()
  }

  static let fields: [Field<SinglePage>] =
    PageFrame.fields { $0.frame } + [
      .markup("style") { $1.markup($0.style) },
      .markup("script") { $1.markup($0.script) },
      .markup("pages") { page, out in
        for section in page.pages { out.markup(section) }
      },
    ]
}
