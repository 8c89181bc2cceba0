import Mustache

/// Everything in one file, which mail and artifact viewers can open.
struct SinglePage: TemplateContext {
  let frame: PageFrame
  let style: [UInt8]
  let script: [UInt8]
  /// The finished pages, each a section.
  let pages: [[UInt8]]

  static let fields: [Field<SinglePage>] =
    PageFrame.fields { $0.frame } + [
      .markup("style") { $1.markup($0.style) },
      .markup("script") { $1.markup($0.script) },
      .markup("pages") { page, out in
        for section in page.pages { out.markup(section) }
      },
    ]
}

extension Report {
  /// Joins the pages of a report whose layout is a single file.
  ///
  /// - Parameter pages: what the jobs handed out, in the order of ``jobs``.
  package func singleDocument(_ pages: [[UInt8]]) -> [UInt8] {
    let assets = Dictionary(
      uniqueKeysWithValues: BuiltInAssets.pageFiles.map { ($0.path, $0.bytes) })
    let context = SinglePage(
      frame: PageFrame(options.title, .index, of: self), style: assets["style.css"] ?? [],
      script: assets["report.js"] ?? [], pages: pages)
    var writer = HTMLWriter(capacity: pages.reduce(0) { $0 + $1.count })
    templates.single.render(context, into: &writer)
    return writer.bytes
  }
}
