import HeapComparison

/// Where the pages of a comparison are, and the links to them.
struct ComparisonLinks: Sendable {
  private let layout: SiteLayout
  /// Those of the classes that have a page, in the order of the comparison's classes.
  private let pages: [PageAddress]
  /// At most that many classes that changed are in the table and have a page.
  static let classLimit = 500

  init(_ comparison: Comparison, _ layout: SiteLayout) {
    self.layout = layout
    // Unchanged ones come last.
    let changed = comparison.classes.prefix { $0.kind != .unchanged }.prefix(Self.classLimit)
    pages = Slug.unique(changed.map(\.name)).enumerated().map {
      PageAddress("classes/\($1).html", id: "c\($0 + 1)")
    }
  }

  /// The places of the classes with a page, in the comparison's classes.
  var classes: Range<Int> { pages.indices }

  func page(_ place: Int) -> PageAddress { pages[place] }

  /// A link to the page of a class; nil where it has none.
  func href(_ place: Int, from origin: PageAddress) -> String? {
    pages.indices.contains(place) ? layout.href(pages[place], from: origin) : nil
  }
}
