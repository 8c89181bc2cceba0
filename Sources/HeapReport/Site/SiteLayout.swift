/// Where the files of a report lie towards each other.
package struct SiteLayout: Sendable, Hashable {
  /// The page to open first.
  package let indexPath: String
  /// The folder of all other files, with a `/` behind it, or nothing.
  package let folder: String
  /// Whether there are no other files: every page is a section of the index.
  package let isSingle: Bool

  /// `index.html` among the other files, in one folder.
  package static let folder = SiteLayout(indexPath: "index.html", folder: "", isSingle: false)

  /// `NAME.html` beside `NAME_files/`: the layout of Pympler's `HtmlStats.create_html`.
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

  /// Where all other files are, seen from the index.
  var rootFromIndex: String { percentEncoded(folder) }

  /// Where all other files are, seen from a page in one of the subfolders.
  var rootFromPage: String { "../" }

  /// The index, seen from itself.
  var indexFromIndex: String { percentEncoded(indexPath) }

  /// The index, seen from a page in one of the subfolders.
  var indexFromPage: String {
    percentEncoded(folder.isEmpty ? "../\(indexPath)" : "../../\(indexPath)")
  }

  /// The way from one file to another, or to a folder with a `/` behind it; both are seen from the
  /// folder that the index lies in.
  func way(to target: String, from origin: String) -> String {
    var folders = origin.split(separator: "/").dropLast()[...]
    var names = target.split(separator: "/", omittingEmptySubsequences: false)[...]
    while let folder = folders.first, names.count > 1, names.first == folder {
      folders.removeFirst()
      names.removeFirst()
    }
    return String(repeating: "../", count: folders.count)
      + percentEncoded(names.joined(separator: "/"))
  }

  /// A path as part of a URL (RFC 3986: unreserved characters and `/` stand for themselves).
  private func percentEncoded(_ path: String) -> String {
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
