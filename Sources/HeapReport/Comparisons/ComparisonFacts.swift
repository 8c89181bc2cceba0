package import HeapComparison
import HeapFindings
import HeapProfile
package import HeapStatistics
import Measures
import System
import VisibleText

/// What a comparison of two dumps is shown from: on the console, as JSON and on pages.
///
/// A class because every row of every table refers to it; it never changes.
package final class ComparisonFacts: Sendable {
  package let comparison: Comparison
  package let labels: ComparisonLabels
  let options: Options
  /// The findings of both.
  let findings: FindingChanges
  /// What most of each class's change is in, in the order of the comparison's classes.
  let parts: [MainPart?]
  let hues: ComparisonHues
  let links: ComparisonLinks
  let head: SiteHead
  private let names: (base: HeapNames, head: HeapNames)

  /// What a user may choose.
  package struct Options: Sendable {
    /// In the head of every page; nil: the labels of both dumps.
    package var title: String?
    package var layout = SiteLayout.folder
    /// Whether keys, lines of source code and names of folders are left out, for sharing outside.
    package var isRedacted = false

    package init() {}
  }

  /// - Throws: ``OverflowError`` when merged referents do not add up within 64 bits.
  package init(
    _ comparison: Comparison, _ labels: ComparisonLabels, _ options: Options = Options()
  ) throws(OverflowError) {
    self.comparison = comparison
    self.labels = labels
    self.options = options
    names = (HeapNames(comparison.base), HeapNames(comparison.head))
    findings = FindingChanges(base: comparison.base, head: comparison.head)
    hues = ComparisonHues(comparison)
    links = ComparisonLinks(comparison, options.layout)
    head = Self.head(comparison, labels, options)
    parts = try Self.parts(comparison)
  }

  private static func head(
    _ comparison: Comparison, _ labels: ComparisonLabels, _ options: Options
  ) -> SiteHead {
    let changed = comparison.classes.count { $0.kind != .unchanged }
    var head = SiteHead(
      title: options.title ?? "\(labels[.base]) → \(labels[.head])",
      scope: GroupedCount(changed).of("class has changed", "classes have changed"),
      layout: options.layout)
    head.classes = SiteHead.Target(.index, "classes")
    head.snapshots = SiteHead.Target(.index, "snapshots")
    head.navigation = [("Classes", head.classes), ("Snapshots", head.snapshots)]
    return head
  }

  private static func parts(_ comparison: Comparison) throws(OverflowError) -> [MainPart?] {
    let results = JobPool.results(comparison.classes.count) {
      number -> Result<MainPart?, OverflowError> in
      let change = comparison.classes[number]
      guard change.kind != .unchanged else { return .success(nil) }
      return Result { () throws(OverflowError) in try ClassDetails(of: change, in: comparison).main
      }
    }
    var parts: [MainPart?] = []
    for result in results { parts.append(try result.get()) }
    return parts
  }

  func names(_ side: Side) -> HeapNames { side == .base ? names.base : names.head }

  /// What a class is called: its name, or a word for it where it has none that can be seen.
  func name(of change: ClassChange) -> String {
    change.name.showsNothing ? "(no name)" : change.name
  }

  /// The same of any class of both runs.
  func name(of pair: ClassPairs.Pair) -> String {
    pair.head.map { names.head.name(of: $0) } ?? pair.base.map { names.base.name(of: $0) } ?? ""
  }

  /// `“after building targets”`, or the number of a snapshot without a name.
  func snapshotName(_ side: Side) -> String {
    names(side).proseName(of: comparison.moment.pair[side])
  }

  /// An attribute or a place, in a few words.
  func name(of part: MainPart) -> String {
    switch part {
    case .attribute(let name, _):
      options.isRedacted && !name.isDeclared ? "one of its keys" : name.text.cutToLine
    case .site(let frame, _): CallWords.name(frame)
    }
  }
}
