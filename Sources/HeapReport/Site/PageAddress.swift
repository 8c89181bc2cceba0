/// Where a page is among the files of a report, and what it is called within a single file.
///
/// Every page but the index lies in a folder of the report's folder: `classes/app.node-1f.html`.
package struct PageAddress: Sendable, Hashable {
  /// Relative to the report's folder; safe in a URL as it is. Empty for the index, whose name the
  /// layout knows.
  let path: String
  /// The name of the page's section in a single file.
  let id: String

  /// - Parameter path: one folder and a file name of unreserved characters.
  init(_ path: String, id: String) {
    self.path = path
    self.id = id
  }

  /// The page to open first.
  package static let index = PageAddress("", id: "index")

  var isIndex: Bool { path.isEmpty }

  package static func == (left: PageAddress, right: PageAddress) -> Bool { left.path == right.path }

  package func hash(into hasher: inout Hasher) { hasher.combine(path) }
}
