/// What the head of every page of a report says, and where it leads.
package struct SiteHead: Sendable {
  /// A page, or a section of it.
  struct Target: Sendable {
    var page: PageAddress
    var section: String?

    init(_ page: PageAddress, _ section: String? = nil) {
      self.page = page
      self.section = section
    }
  }

  /// The report's title, as the user gave it.
  package let title: String
  /// How much the input holds, in one line.
  let scope: String
  package let layout: SiteLayout
  /// The tables of classes and snapshots; the index where there are none.
  var classes = Target(.index)
  var snapshots = Target(.index)
  /// The links, in order.
  var navigation: [(text: String, target: Target)] = []
  /// The page that explains the report; nil where there is none.
  var reading: Target?
  /// What is known of the run; nil: nothing.
  var run: RunFooter?
  /// Whether the script can find classes and instances by name.
  var isSearchable = false

  init(title: String, scope: String, layout: SiteLayout) {
    self.title = title
    self.scope = scope
    self.layout = layout
  }

  /// A link from a page.
  func href(_ target: Target, from page: PageAddress) -> String {
    layout.href(target.page, target.section, from: page)
  }
}
