import Bytes
import PickleReader
import TestSupport
import Testing

@testable import HeapProfile

@Suite("The position of the reading")
struct ReadingPositionTests {
  @Test("comes near the end of a dump of some MiB, and changes nothing")
  func position() throws {
    var dump = SyntheticDump()
    let text = String(repeating: "a long name ", count: 4_000)
    dump.classes = [
      .init("demo.Node", (0..<60).map { .init(birth: 0, sizes: [(1, .init($0, "\($0)\(text)"))]) })
    ]
    dump.snapshots = [.init(1)]
    let bytes = dump.bytes()
    let position = ReadingPosition()
    let watched = try HeapProfile(OwnedBytes(bytes), position: position)
    #expect(position.bytes > bytes.count / 2 && position.bytes <= bytes.count)
    #expect(try watched.instances.count == HeapProfile(OwnedBytes(bytes)).instances.count)
  }

  @Test("is not told for a small dump")
  func small() throws {
    let position = ReadingPosition()
    _ = try HeapProfile(OwnedBytes(Fixture("small").bytes()), position: position)
    #expect(position.bytes == 0)
  }
}
