import ReferenceCycles
import Measures

/// What all pages on reference cycles are made from. It knows no template, no page and no job.
///
/// A class because every row of every table refers to it; it never changes.
package final class CycleFacts: Sendable {
  let details: CycleDetails
  let pictures: ShapePictures
  let links: CycleLinks
  let head: SiteHead

  /// What a user may choose.
  package struct Options: Sendable {
    /// In the head of every page: the file's name unless the user gives another.
    package var title: String
    package var layout = SiteLayout.folder
    /// Whether the pages are to be a part of a report on a dump, which has the same layout.
    package var isPart = false
    /// What is known of the run that left the graph; nil: nothing.
    package var run: RunFooter?

    package init(title: String) {
      self.title = title
    }
  }

  package init(_ details: CycleDetails, _ pictures: ShapePictures, _ options: Options) {
    self.details = details
    self.pictures = pictures
    links = CycleLinks(layout: options.layout, isPart: options.isPart)
    var head = Self.head(details, links, title: options.title)
    head.run = options.run
    self.head = head
  }

  /// As a part of a report the pages lead to its other pages.
  private static func head(
    _ details: CycleDetails, _ links: CycleLinks, title: String
  ) -> SiteHead {
    let graph = details.analysis.graph
    let scope = [
      GroupedCount(graph.nodes.count).of("object", "objects"),
      GroupedCount(graph.edges.count).of("reference", "references"),
    ]
    var head = SiteHead(title: title, scope: scope.joined(separator: " · "), layout: links.layout)
    head.isSearchable = links.isPart
    if links.isPart {
      head.navigation = [
        ("Classes", SiteHead.Target(.index, "classes")),
        ("Snapshots", SiteHead.Target(.index, "snapshots")),
        ("Cycles", SiteHead.Target(links.overview)),
      ]
    } else if !details.shapes.isEmpty {
      head.navigation = ["Shapes", "Types"].map {
        ($0, SiteHead.Target(links.overview, $0.lowercased()))
      }
    }
    return head
  }
}
