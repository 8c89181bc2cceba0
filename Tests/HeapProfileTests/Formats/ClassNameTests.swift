import Bytes
import HeapProfile
import TestSupport
import Testing

@Suite("Names of classes in the index")
struct ClassNameTests {
  /// A dump with two classes, one named `café` as text and one with a name of five bytes as a byte
  /// string of Python 2 (BINSTRING).
  private func profile(_ bytes: [UInt8]) throws -> HeapProfile {
    var dump = SyntheticDump()
    let object = SyntheticDump.Object(birth: 0, sizes: [(1, SyntheticDump.Sized(8, ""))])
    dump.classes = [.init("caf\u{E9}", [object, object]), .init("xxxxx", [object])]
    dump.snapshots = [.init(1)]
    let text = [UInt8(ascii: "X"), 5, 0, 0, 0] + Array("xxxxx".utf8)
    let string = [UInt8(ascii: "T"), 5, 0, 0, 0] + bytes
    let all = dump.bytes()
    let place = try #require(all.indices.first { all[$0...].starts(with: text) })
    return try HeapProfile(OwnedBytes(all.prefix(place) + string + all.dropFirst(place + 10)))
  }

  @Test("bytes and a text that read the same are one class, and no instance is lost")
  func both() throws {
    let profile = try profile(Array("caf\u{E9}".utf8))
    #expect(profile.classes.map(\.name) == ["caf\u{E9}"])
    #expect(profile.instances.count == 3)
  }

  @Test("bytes alone are named as they read")
  func alone() throws {
    let profile = try profile(Array("caf\u{E8}".utf8))
    #expect(Set(profile.classes.map(\.name)) == ["caf\u{E9}", "caf\u{E8}"])
  }
}
