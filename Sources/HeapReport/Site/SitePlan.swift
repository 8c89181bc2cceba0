import HeapProfile
import HeapStatistics

/// Which pages there are, what they are called and where each instance is shown.
///
/// It is made before the first page is written, so that no link depends on the order of work.
package struct SitePlan: Sendable {
  package let layout: SiteLayout
  /// Instances on one page.
  package static let pageSize = 200

  /// The file name of each class, without extension.
  private let slugs: [String]
  /// The instances of each class that are shown, largest first.
  private let shown: [[InstanceIndex]]
  /// Place of each instance among those shown of its class, or `.max`.
  private let ranks: [UInt32]
  /// The links to the snapshots' pages, which are the same from all pages but the index; every
  /// size of every instance has one.
  private var snapshotLinks: [String] = []

  /// - Parameter instanceLimit: at most that many instances of each class get a place; nil: all.
  init(_ analysis: HeapAnalysis, layout: SiteLayout, instanceLimit: Int?) {
    self.layout = layout
    slugs = Self.uniqueSlugs(analysis.profile.classes.map(\.name))
    var shown: [[InstanceIndex]] = []
    var ranks = [UInt32](repeating: .max, count: analysis.profile.instances.count)
    for index in analysis.classIndices {
      let list = analysis.largestInstances(of: index, limit: instanceLimit ?? .max)
      for (rank, instance) in list.enumerated() {
        ranks[instance.rawValue] = UInt32(truncatingIfNeeded: rank)
      }
      shown.append(list)
    }
    self.shown = shown
    self.ranks = ranks
    snapshotLinks = analysis.snapshotIndices.map {
      link(to: .snapshot($0), nil, from: .snapshot($0))
    }
  }

  /// At most that many classes stand in one table.
  static let classLimit = 500

  /// Number of the pages with all classes by name: another order than the index has, for readers
  /// without a script, and room for those that it does not list. None when a glance is enough.
  var classPages: Int {
    slugs.count <= 10 ? 0 : (slugs.count + Self.classLimit - 1) / Self.classLimit
  }

  func slug(_ index: ClassIndex) -> String { slugs[index.rawValue] }

  /// The instances of a class that have a place, largest first.
  func shownInstances(of index: ClassIndex) -> [InstanceIndex] { shown[index.rawValue] }

  /// Number of pages with instances of a class, the class page counted; at least 1.
  func instancePages(of index: ClassIndex) -> Int {
    max(1, (shown[index.rawValue].count + Self.pageSize - 1) / Self.pageSize)
  }

  /// The instances on one of these pages; the first is page 1.
  func instances(of index: ClassIndex, page: Int) -> ArraySlice<InstanceIndex> {
    let all = shown[index.rawValue]
    let start = min(all.count, (page - 1) * Self.pageSize)
    return all[start..<min(all.count, start + Self.pageSize)]
  }

  /// The page that shows an instance of a class, or nil when none does.
  func page(of instance: InstanceIndex, in index: ClassIndex) -> Page? {
    let rank = ranks[instance.rawValue]
    guard rank != .max else { return nil }
    let number = Int(rank) / Self.pageSize + 1
    return number == 1 ? .classPage(index) : .instances(index, number)
  }

  /// The file of a page, relative to the report's folder.
  package func path(of page: Page) -> String {
    page == .index ? layout.indexPath : layout.folder + name(of: page)
  }

  /// A link from one page to another, or to the section of it that is called `section`.
  func href(_ page: Page, _ section: String? = nil, from origin: Page) -> String {
    if case .snapshot(let index) = page, section == nil, origin != .index {
      return snapshotLinks[index.rawValue]
    }
    return link(to: page, section, from: origin)
  }

  private func link(to page: Page, _ section: String?, from origin: Page) -> String {
    if layout.isSingle { return "#" + (section.map { idPrefix(page) + $0 } ?? id(of: page)) }
    let fragment = section.map { "#\($0)" } ?? ""
    if page == origin, section != nil { return fragment }
    if page == .index {
      return (origin == .index ? layout.indexFromIndex : layout.indexFromPage) + fragment
    }
    return root(from: origin) + name(of: page) + fragment
  }

  /// A link to the place of an instance, which has its name to itself on all pages; nil if it has
  /// no place.
  func href(to instance: InstanceIndex, in index: ClassIndex, from origin: Page) -> String? {
    guard let target = page(of: instance, in: index) else { return nil }
    let fragment = "#i\(instance.rawValue + 1)"
    if layout.isSingle || target == origin { return fragment }
    return href(target, from: origin) + fragment
  }

  /// The instance that is so many places behind another of its class, if one is shown there.
  func neighbour(of instance: InstanceIndex, in index: ClassIndex, by distance: Int)
    -> InstanceIndex?
  {
    let all = shown[index.rawValue]
    let place = Int(ranks[instance.rawValue]) + distance
    return all.indices.contains(place) ? all[place] : nil
  }

  /// What stands before the names of a page's sections, so that they differ within one file.
  func idPrefix(_ page: Page) -> String { layout.isSingle ? "\(id(of: page))-" : "" }

  /// The name of a page's section in the form of a single file.
  func id(of page: Page) -> String {
    switch page {
    case .index: "index"
    case .classes(let number): "classes-\(number)"
    case .classPage(let index): "c\(index.rawValue + 1)"
    case .instances(let index, let number): "c\(index.rawValue + 1)-instances-\(number)"
    case .snapshot(let index): "s\(index.rawValue + 1)"
    }
  }

  /// The way from a page to the folder with `assets/`, `charts/`, `classes/` and `snapshots/`.
  func root(from origin: Page) -> String {
    origin == .index ? layout.rootFromIndex : layout.rootFromPage
  }

  /// A page's name among the files of the report.
  private func name(of page: Page) -> String {
    switch page {
    case .index: layout.indexPath
    case .classes(let number): "classes/all-\(number).html"
    case .classPage(let index): "classes/\(slug(index)).html"
    case .instances(let index, let number): "classes/\(slug(index))-instances-\(number).html"
    case .snapshot(let index): "snapshots/\(index.rawValue + 1).html"
    }
  }

  /// Slugs that are all different, even if somebody made names whose hashes are equal.
  private static func uniqueSlugs(_ names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.map { name in
      let slug = Slug.make(name)
      var candidate = slug
      var number = 2
      while !taken.insert(candidate).inserted {
        candidate = "\(slug)-\(number)"
        number += 1
      }
      return candidate
    }
  }
}
