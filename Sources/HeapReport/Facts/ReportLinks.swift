package import HeapProfile
import HeapStatistics
import Mustache

/// Where the pages of a report on a dump are, and the links to them.
///
/// It is made before the first page, so that no link depends on the order of work. A class because every
/// line of every page asks it, and a copy would count the references of all its lists.
package final class ReportLinks: Sendable {
  package let layout: SiteLayout
  let places: InstancePlaces
  /// The file name of each class, without extension.
  private let slugs: [String]
  private let classPages: [PageAddress]
  private let snapshotPages: [PageAddress]
  /// Whether each snapshot has a page: in one file, of many only the first, the peak and the latest.
  private let hasSnapshotPage: [Bool]
  /// The links to the snapshots' pages, which are the same from all pages but the index; every
  /// size of every instance has one.
  private let snapshotLinks: [String]

  /// At most that many classes are in one table.
  static let classLimit = 500

  /// At most that many snapshots are in one table.
  static let snapshotLimit = 500
  /// From so many snapshots on the index has only the first, the peak and the latest.
  static let snapshotGlance = 100

  /// At most that many snapshots have a page of their own in one file.
  private static let snapshotSections = 120

  /// The page with all types of a census.
  static let typesPage = PageAddress("types/all.html", id: "types")

  /// The page that explains the report.
  static let readingPage = PageAddress("help/reading.html", id: "reading")

  init(
    _ analysis: HeapAnalysis, _ shared: SharedStructures, layout: SiteLayout,
    _ limits: InstancePlaces.Limits
  ) {
    self.layout = layout
    places = InstancePlaces(analysis, shared, limits)
    slugs = Slug.unique(analysis.profile.classes.map(\.name))
    classPages = slugs.enumerated().map { place, slug in
      PageAddress("classes/\(slug).html", id: "c\(place + 1)")
    }
    snapshotPages = analysis.snapshotIndices.map { index in
      PageAddress("snapshots/\(index.rawValue + 1).html", id: "s\(index.rawValue + 1)")
    }
    let isCut = limits.fitsOneFile && snapshotPages.count > Self.snapshotSections
    let peak = analysis.peak?.rawValue
    let count = snapshotPages.count
    let hasPage = (0..<count).map { place in
      !isCut || place == 0 || place == peak || place >= count - Self.snapshotSections / 2
    }
    hasSnapshotPage = hasPage
    snapshotLinks = snapshotPages.enumerated().map { place, page in
      hasPage[place]
        ? layout.href(page, from: page)
        : layout.href(
          Self.snapshotListPage(place / Self.snapshotLimit + 1), Self.snapshotLine(place),
          from: page)
    }
  }

  /// The file name of a class's pages and charts, without what tells one from another.
  func slug(of index: ClassIndex) -> String { slugs[index.rawValue] }

  package func classPage(_ index: ClassIndex) -> PageAddress { classPages[index.rawValue] }

  package func snapshotPage(_ index: SnapshotIndex) -> PageAddress {
    snapshotPages[index.rawValue]
  }

  /// One of the pages with instances of a class; page 1 is the class page itself.
  package func instancesPage(_ index: ClassIndex, _ number: Int) -> PageAddress {
    number == 1
      ? classPage(index)
      : PageAddress(
        "classes/\(slug(of: index))-instances-\(number).html",
        id: "c\(index.rawValue + 1)-instances-\(number)")
  }

  /// One of the pages with all classes by name; counted from 1.
  static func classListPage(_ number: Int) -> PageAddress {
    PageAddress("classes/all-\(number).html", id: "classes-\(number)")
  }

  /// Number of the pages with all classes by name: they have another order than the index, for
  /// readers without a script, and room for classes that the index does not list. None when a
  /// glance is enough.
  var classListCount: Int {
    slugs.count <= 10 ? 0 : (slugs.count + Self.classLimit - 1) / Self.classLimit
  }

  /// The line of a class in the list of all; nil where there is no such list.
  func classListHref(_ index: ClassIndex, from page: PageAddress) -> String? {
    guard classListCount > 0 else { return nil }
    return href(
      Self.classListPage(index.rawValue / Self.classLimit + 1), Self.classLine(index), from: page)
  }

  /// The name of that line among the places of its page.
  static func classLine(_ index: ClassIndex) -> String { "line-\(index.rawValue + 1)" }

  /// Whether a snapshot has a page of its own.
  func hasPage(_ index: SnapshotIndex) -> Bool { hasSnapshotPage[index.rawValue] }

  /// The name of the line of a snapshot without a page in the list of all.
  static func snapshotLine(_ place: Int) -> String { "line-\(place + 1)" }

  /// One of the pages with all snapshots; counted from 1.
  static func snapshotListPage(_ number: Int) -> PageAddress {
    PageAddress("snapshots/all-\(number).html", id: "snapshots-\(number)")
  }

  /// Number of the pages with all snapshots; none where the index has all.
  var snapshotListCount: Int {
    let count = snapshotPages.count
    return count <= Self.snapshotGlance
      ? 0 : (count + Self.snapshotLimit - 1) / Self.snapshotLimit
  }

  /// A link from one page to another, or to the section of it that is called `section`.
  package func href(
    _ page: PageAddress, _ section: String? = nil, from origin: PageAddress
  ) -> String {
    layout.href(page, section, from: origin)
  }

  /// A link to a snapshot's page.
  func href(_ snapshot: SnapshotIndex, from origin: PageAddress) -> String {
    origin.isIndex && !layout.isSingle
      ? layout.href(snapshotPage(snapshot), from: origin) : snapshotLinks[snapshot.rawValue]
  }

  /// Writes that link.
  func write(href snapshot: SnapshotIndex, from origin: PageAddress, to out: inout HTMLWriter) {
    if origin.isIndex && !layout.isSingle {
      out.text(layout.href(snapshotPage(snapshot), from: origin))
    } else {
      out.text(snapshotLinks[snapshot.rawValue])
    }
  }

  /// A link to the place of an instance, whose name is the only one of its kind on all pages; nil
  /// when it has no place.
  func href(_ instance: InstanceIndex, of index: ClassIndex, from origin: PageAddress) -> String? {
    guard let number = places.page(of: instance, in: index) else { return nil }
    let fragment = "#i\(instance.rawValue + 1)"
    if layout.isSingle { return fragment }
    let target = instancesPage(index, number)
    return target == origin ? fragment : layout.href(target, from: origin) + fragment
  }
}
