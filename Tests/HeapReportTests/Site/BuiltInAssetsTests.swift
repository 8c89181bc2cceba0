import Foundation
import HeapReport
import Testing

@Suite("Files inside the program")
struct BuiltInAssetsTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Path and contents of every file of a folder of the project, but for what is written for
  /// readers of the project, for pip, for checkers of types and for charts, and what those make.
  private func onDisk(_ folder: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for path in try FileManager.default.subpathsOfDirectory(
      atPath: Self.root.appendingPathComponent(folder).path)
    {
      let file = Self.root.appendingPathComponent(folder).appendingPathComponent(path)
      if [".md", ".toml", ".typed", ".so"].contains(where: path.hasSuffix) { continue }
      let passedOver = [
        "__pycache__", ".mypy_cache/", ".egg-info/", "recorder/build/", "recorder/native/",
        "fonts/",
      ]
      if passedOver.contains(where: path.contains) {
        continue
      }
      if try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
        files[path] = [UInt8](try Data(contentsOf: file))
      }
    }
    return files
  }

  @Test("are those of the project, byte for byte", arguments: ["Templates", "Resources"])
  func equal(_ folder: String) throws {
    let embedded = BuiltInAssets.folder(folder)
    let wanted = try onDisk(folder)
    #expect(embedded.map(\.path).sorted() == wanted.keys.sorted())
    #expect(embedded.filter { wanted[$0.path] != $0.bytes }.map(\.path) == [])
  }

  @Test("none occurs twice or elsewhere")
  func unique() {
    let paths = BuiltInAssets.files.map(\.path)
    #expect(Set(paths).count == paths.count)
    #expect(paths.allSatisfy { $0.hasPrefix("Templates/") || $0.hasPrefix("Resources/") })
  }
}
