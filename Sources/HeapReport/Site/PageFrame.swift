import Mustache

/// What is around the contents of every page.
struct PageFrame: Sendable {
  /// The window's title.
  private let heading: String
  private let page: PageAddress
  private let head: SiteHead

  init(_ heading: String, _ page: PageAddress, in head: SiteHead) {
    self.heading = heading
    self.page = page
    self.head = head
  }

  /// The frame's keys, for a page that has one.
  static func fields<Context>(
    _ frame: @escaping @Sendable (Context) -> PageFrame
  ) -> [Field<Context>] {
    [
      .text("heading") { frame($0).heading },
      .text("siteTitle") { frame($0).head.title },
      .text("scope") { frame($0).head.scope },
      // The way to the folder with the other files of the report.
      .text("root") { frame($0).root },
      .text("home") { frame($0).href(SiteHead.Target(.index)) },
      .text("homeClasses") { frame($0).href(frame($0).head.classes) },
      .text("homeSnapshots") { frame($0).href(frame($0).head.snapshots) },
      .optionalText("reading") { context in
        let frame = frame(context)
        return frame.head.reading.map { frame.href($0) }
      },
      .list("navigation") { frame($0).navigation },
      .object("run") { frame($0).head.run },
      .flag("searchable") { frame($0).head.isSearchable },
      // The page's name among the sections of a single file, and what precedes its own sections'.
      .text("pageID") { frame($0).page.id },
      .text("ids") { frame($0).head.layout.idPrefix(of: frame($0).page) },
      .flag("standalone") { !frame($0).head.layout.isSingle },
      .flag("nested") { !frame($0).page.isIndex },
    ]
  }

  private var root: String { head.layout.root(from: page) }

  private var navigation: [Link] {
    head.navigation.map { Link(text: $0.text, href: href($0.target)) }
  }

  private func href(_ target: SiteHead.Target) -> String { head.href(target, from: page) }
}
