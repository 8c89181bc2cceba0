/// Where the files of a report are in relation to each other, and how its pages lead to each other.
package struct SiteLayout: Sendable, Hashable {
  /// The page to open first.
  package let indexPath: String
  /// The folder of all other files, with a `/` at its end, or nothing.
  package let folder: String
  /// Whether there are no other files: every page is a section of the index.
  package let isSingle: Bool
  /// ``indexPath`` and ``folder`` as parts of a URL.
  private let indexURL: String
  private let folderURL: String

  private init(indexPath: String, folder: String, isSingle: Bool) {
    self.indexPath = indexPath
    self.folder = folder
    self.isSingle = isSingle
    indexURL = Self.percentEncoded(indexPath)
    folderURL = Self.percentEncoded(folder)
  }

  /// `index.html` among the other files, in one folder.
  package static let folder = SiteLayout(indexPath: "index.html", folder: "", isSingle: false)

  /// `NAME.html` next to `NAME_files/`: the layout of Pympler's `HtmlStats.create_html`.
  ///
  /// - Parameter name: the page's file name without folder; its extension is kept.
  package static func beside(_ name: String) -> SiteLayout {
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    return SiteLayout(indexPath: name, folder: "\(stem)_files/", isSingle: false)
  }

  /// One file with everything in it.
  package static func single(_ name: String) -> SiteLayout {
    SiteLayout(indexPath: name, folder: "", isSingle: true)
  }

  /// The file of a page, relative to the folder that the index lies in.
  package func path(of page: PageAddress) -> String {
    page.isIndex ? indexPath : folder + page.path
  }

  /// The relative path from a page to the folder of all other files: the start of a link to one of
  /// them.
  func root(from origin: PageAddress) -> String {
    origin.isIndex ? folderURL : "../"
  }

  /// A link from one page to another, or to the section of it that is called `section`.
  package func href(
    _ page: PageAddress, _ section: String? = nil, from origin: PageAddress
  ) -> String {
    if isSingle { return "#" + (section.map { idPrefix(of: page) + $0 } ?? page.id) }
    let fragment = section.map { "#\($0)" } ?? ""
    if section != nil, page == origin { return fragment }
    guard page.isIndex else { return root(from: origin) + page.path + fragment }
    let up = origin.isIndex ? "" : folder.isEmpty ? "../" : "../../"
    return up + indexURL + fragment
  }

  /// What precedes the names of a page's sections, so that they differ within one file.
  func idPrefix(of page: PageAddress) -> String { isSingle ? "\(page.id)-" : "" }

  /// A path as part of a URL (RFC 3986: unreserved characters and `/` need no encoding).
  package static func percentEncoded(_ path: String) -> String {
    var encoded: [UInt8] = []
    let hexadecimal = Array("0123456789ABCDEF".utf8)
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        encoded.append(byte)
      default:
        encoded.append(UInt8(ascii: "%"))
        encoded.append(hexadecimal[Int(byte >> 4)])
        encoded.append(hexadecimal[Int(byte & 15)])
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }
}
