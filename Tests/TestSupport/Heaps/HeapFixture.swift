import Foundation

/// The bytes of a file in `Tests/Fixtures/heaps`.
package func heapFixture(_ name: String) throws -> [UInt8] {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  return [UInt8](try Data(contentsOf: folder.appendingPathComponent("Fixtures/heaps/\(name)")))
}
