import Foundation

/// A dump in the folder of fixtures; see the README there.
package struct Fixture: Sendable, CustomStringConvertible {
  /// Its file's name without `.dat`.
  package let name: String

  package init(_ name: String) {
    self.name = name
  }

  package var description: String { name }

  /// Whether it is one of those that have to be refused.
  package var isBad: Bool { name.hasPrefix("bad-") }

  package func bytes() throws -> [UInt8] {
    try [UInt8](Data(contentsOf: Self.folder.appendingPathComponent("\(name).dat")))
  }

  /// What Pympler's own code makes of it.
  package func expected() throws -> JSON {
    let file = Self.folder.appendingPathComponent("\(name).expected.json")
    return try JSON(parsing: [UInt8](Data(contentsOf: file)))
  }

  /// What real Pympler printed for it, nil where there is no such file: `text("summary")`.
  package func text(_ call: String) -> [UInt8]? {
    (try? Data(contentsOf: Self.folder.appendingPathComponent("\(name).\(call).txt"))).map {
      [UInt8]($0)
    }
  }

  /// Where its file is.
  package var path: String { Self.folder.appendingPathComponent("\(name).dat").path }

  /// All dumps of the folder, by name.
  package static let all: [Fixture] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".dat") }.map { Fixture(String($0.dropLast(4))) }
      .sorted { $0.name < $1.name }
  }()

  /// Those that are dumps.
  package static let good = all.filter { !$0.isBad }

  /// Those that are dumps and hold only numbers that a report can show.
  package static let loadable = good.filter {
    !["huge-size", "nan", "sum-overflow"].contains($0.name)
  }

  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures")
}
