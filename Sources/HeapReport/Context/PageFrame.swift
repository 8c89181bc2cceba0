import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// What stands around the contents of every page.
struct PageFrame: Sendable {
  /// The window's title.
  var heading: String
  /// The report's title, as the user gave it.
  var siteTitle: String
  /// How much the dump holds, in one line.
  var scope: String
  /// The way to the folder with the other files of the report.
  var root: String
  /// The ways to the index and to its tables; the latter lead to the index where there are none.
  var home: String
  var homeClasses: String
  var homeSnapshots: String
  /// What the head of every page leads to.
  var navigation: [Link]
  /// Whether the script can find classes and instances by name.
  var isSearchable: Bool
  /// The page's name among the sections of a single file, and what stands before its own sections'.
  var id: String
  var idPrefix: String
  /// Whether it is a file of its own.
  var isStandalone: Bool
  /// Whether it is another page than the index.
  var isNested: Bool

  /// The frame's keys, for a page that has one.
  static func fields<Context>(
    _ frame: @escaping @Sendable (Context) -> PageFrame
  ) -> [Field<Context>] {
    [
      .text("heading") { frame($0).heading },
      .text("siteTitle") { frame($0).siteTitle },
      .text("scope") { frame($0).scope },
      .text("root") { frame($0).root },
      .text("home") { frame($0).home },
      .text("homeClasses") { frame($0).homeClasses },
      .text("homeSnapshots") { frame($0).homeSnapshots },
      .list("navigation") { frame($0).navigation },
      .flag("searchable") { frame($0).isSearchable },
      .text("pageID") { frame($0).id },
      .text("ids") { frame($0).idPrefix },
      .flag("standalone") { frame($0).isStandalone },
      .flag("nested") { frame($0).isNested },
    ]
  }
}

extension PageFrame {
  /// The frame of a page of a report on a dump.
  init(_ heading: String, _ page: Page, of report: Report) {
    let profile = report.analysis.profile
    self.heading = heading
    siteTitle = report.options.title
    scope = [
      GroupedCount(profile.snapshots.count).of("snapshot", "snapshots"),
      GroupedCount(profile.classes.count).of("class", "classes"),
      GroupedCount(profile.instances.count).of("instance", "instances"),
    ].joined(separator: " · ")
    root = report.plan.root(from: page)
    isNested = page != .index
    home = report.plan.href(.index, from: page)
    homeClasses = report.plan.href(.index, "classes", from: page)
    homeSnapshots = report.plan.href(.index, "snapshots", from: page)
    navigation = [
      Link(text: "Classes", href: homeClasses), Link(text: "Snapshots", href: homeSnapshots),
    ]
    if report.garbage != nil {
      navigation.append(Link(text: "Cycles", href: report.plan.href(.index, "cycles", from: page)))
    }
    isSearchable = true
    id = report.plan.id(of: page)
    idPrefix = report.plan.idPrefix(page)
    isStandalone = !report.plan.layout.isSingle
  }
}
