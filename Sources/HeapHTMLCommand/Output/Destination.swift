import HeapReport

/// Where a report goes, as the user named it with `-o`.
struct Destination: Sendable {
  /// The folder that is replaced as a whole.
  let folder: String
  /// The page beside it, in the form `NAME.html` with `NAME_files/`.
  let page: String?
  let layout: SiteLayout

  /// One file with everything in it.
  init(singleFile output: String) {
    layout = .single(String(output.split(separator: "/").last ?? "report.html"))
    folder = ""
    page = output
  }

  /// `NAME.html` is a page with its files beside it, anything else a folder.
  init(_ output: String) {
    var path = output
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    let name = String(path.split(separator: "/").last ?? "")
    if path == output, Self.isPage(name) {
      layout = .beside(name)
      folder = String(path.dropLast(name.count) + layout.folder.dropLast())
      page = path
    } else {
      layout = .folder
      folder = path
      page = nil
    }
  }

  /// Whether a name is the name of a page; otherwise a report with that name is a folder.
  static func isPage(_ name: String) -> Bool {
    let lower = name.lowercased()
    return lower.hasSuffix(".html") || lower.hasSuffix(".htm")
  }

  /// The way here from a report beside this one, in the same folder and the same form, as a part of
  /// a URL.
  func href(from other: Destination) -> String {
    let up = other.page == nil ? "../" : ""
    let name = SiteLayout.percentEncoded(
      String((page ?? folder).split(separator: "/").last ?? ""))
    return up + name + (page == nil ? "/\(layout.indexPath)" : "")
  }

  /// What to open, for the line that tells where to look.
  var pageToOpen: String { page ?? "\(folder)/\(layout.indexPath)" }
}
