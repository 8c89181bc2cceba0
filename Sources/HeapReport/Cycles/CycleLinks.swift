/// Where the pages on reference cycles are.
struct CycleLinks: Sendable {
  let layout: SiteLayout
  /// Whether they are a part of a report on a dump, in a folder of their own in it.
  let isPart: Bool

  init(layout: SiteLayout, isPart: Bool) {
    self.layout = layout
    self.isPart = isPart
  }

  /// The folders of the files, below the report's folder.
  var folders: [String] { isPart ? ["garbage"] : ["pictures", "shapes"] }

  /// All shapes.
  var overview: PageAddress {
    isPart ? PageAddress("garbage/index.html", id: "garbage") : .index
  }

  /// One shape; counted from 1.
  func shapePage(_ number: Int) -> PageAddress {
    PageAddress(
      isPart ? "garbage/shape-\(number).html" : "shapes/\(number).html", id: "shape-\(number)")
  }

  /// The file of a shape's picture, relative to the report's folder.
  func picture(of shape: Int, isDark: Bool) -> String {
    "\(isPart ? "garbage" : "pictures")/shape-\(shape)\(isDark ? "-dark" : "").svg"
  }

  /// A link from one page to another, or to the section of it that is called `section`.
  func href(_ page: PageAddress, _ section: String? = nil, from origin: PageAddress) -> String {
    layout.href(page, section, from: origin)
  }

  /// A link from a page to the picture of a shape.
  func href(toPictureOf shape: Int, isDark: Bool, from origin: PageAddress) -> String {
    layout.root(from: origin) + picture(of: shape, isDark: isDark)
  }
}
