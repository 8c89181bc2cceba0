internal import CAssets
package import Mustache

/// The files of `Templates/` and `Resources/` as they were when the program was built.
package enum BuiltInAssets {
  /// Path in the project and contents of each file.
  package static let files: [(path: String, bytes: [UInt8])] = {
    var count = 0
    let table = heap_asset_table(&count)
    return (0..<count).map { file(table[$0]) }
  }()

  private static func file(_ asset: heap_asset) -> (path: String, bytes: [UInt8]) {
    (
      String(cString: asset.name),
      Array(UnsafeBufferPointer(start: asset.bytes, count: asset.count))
    )
  }

  /// The contents of one file, without those of all others.
  package static func file(named name: String) -> [UInt8]? {
    var count = 0
    let table = heap_asset_table(&count)
    return (0..<count).first { String(cString: table[$0].name) == name }.map {
      file(table[$0]).bytes
    }
  }

  /// The commit that the program was built from; empty if that is not known.
  package static var commit: String { String(cString: heap_commit()) }

  /// The files of one folder, named without it.
  package static func folder(_ name: String) -> [(path: String, bytes: [UInt8])] {
    files.filter { $0.path.hasPrefix(name + "/") }
      .map { (String($0.path.dropFirst(name.count + 1)), $0.bytes) }
  }

  /// The contents of a report's `assets/`: style and script, but not the recorder beside them.
  package static var pageFiles: [(path: String, bytes: [UInt8])] {
    folder("Resources").filter { !$0.path.contains("/") }
  }

  /// The templates that make the pages unless a user gives others.
  package static var templates: TemplateLibrary {
    TemplateLibrary(
      Dictionary(uniqueKeysWithValues: folder("Templates").map { ($0.path, $0.bytes) }))
  }
}
