import HeapCharts
import HeapProfile
import HeapStatistics
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
  /// The way to the index.
  var home: String
  /// Whether it is another page than the index.
  var isNested: Bool

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
  }

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
      .flag("nested") { frame($0).isNested },
    ]
  }
}
