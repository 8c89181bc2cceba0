/// Which pages a report on a leak graph has, what they are called and how they lead to each other.
package struct GarbagePlan: Sendable {
  package let layout: SiteLayout
  /// Whether they are a part of a report on a dump, in a folder of their own in it.
  package let isPart: Bool

  package enum Page: Sendable, Hashable {
    /// The index of the report that these pages are a part of; else the overview.
    case home
    /// All shapes.
    case overview
    /// One shape; counted from 1.
    case shape(Int)
  }

  package init(layout: SiteLayout, isPart: Bool) {
    self.layout = layout
    self.isPart = isPart
  }

  /// The folders of the files, seen from the folder of them all.
  var folders: [String] {
    isPart ? ["garbage"] : ["assets", "pictures", "shapes"]
  }

  /// The file of a page.
  package func path(of page: Page) -> String {
    switch page {
    case .overview where isPart: "\(layout.folder)garbage/index.html"
    case .home, .overview: layout.indexPath
    case .shape(let number) where isPart: "\(layout.folder)garbage/shape-\(number).html"
    case .shape(let number): "\(layout.folder)shapes/\(number).html"
    }
  }

  /// The file of a shape's picture.
  func picturePath(_ shape: Int, isDark: Bool) -> String {
    "\(layout.folder)\(isPart ? "garbage" : "pictures")/shape-\(shape)\(isDark ? "-dark" : "").svg"
  }

  /// A link from one page to another, or to the section of it that is called `section`.
  func href(_ page: Page, _ section: String? = nil, from origin: Page) -> String {
    if layout.isSingle { return "#" + (section.map { idPrefix(page) + $0 } ?? id(of: page)) }
    let fragment = section.map { "#\($0)" } ?? ""
    if page == origin, section != nil { return fragment }
    return layout.way(to: path(of: page), from: path(of: origin)) + fragment
  }

  /// A link from a page to the picture of a shape.
  func href(toPictureOf shape: Int, isDark: Bool, from origin: Page) -> String {
    layout.way(to: picturePath(shape, isDark: isDark), from: path(of: origin))
  }

  /// The way from a page to the folder of all files of the report.
  func root(from origin: Page) -> String {
    layout.way(to: layout.folder, from: path(of: origin))
  }

  /// The name of a page's section in the form of a single file.
  func id(of page: Page) -> String {
    switch page {
    case .overview where isPart: "garbage"
    case .home, .overview: "index"
    case .shape(let number): "shape-\(number)"
    }
  }

  /// What stands before the names of a page's sections, so that they differ within one file.
  func idPrefix(_ page: Page) -> String { layout.isSingle ? "\(id(of: page))-" : "" }
}
