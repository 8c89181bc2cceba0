import Bytes
import HeapProfile
import Measures
import PickleReader
import TestSupport
import Testing

@Suite("Formats")
struct FormatTests {
  private let formats: [any DumpFormat] = DumpFormats.all + [LineFormat()]

  private let lines = Array(
    "heap lines\nsnapshot 1 one\nsnapshot 3 two\nobject b.B 7 0.5\nobject a.A 90 2\n".utf8)

  @Test("a second format is a file and an entry, and its content says that it is one")
  func second() throws {
    let profile = try HeapProfile(OwnedBytes(lines), formats: formats)
    #expect(profile.classes.map(\.name) == ["a.A", "b.B"])
    #expect(profile.snapshots.map(\.description) == ["one", "two"])
    let node = profile.instances[profile.classes[1].instances.lowerBound]
    #expect(profile.texts.string(node.name) == "b.B")
    #expect(profile.sizes[node.sizes].map { profile.sized($0).size } == [7, 7])
    expectWhole(profile)
  }

  @Test("the other format is still recognised, whatever their order")
  func first() throws {
    let bytes = OwnedBytes(try Fixture("small").bytes())
    for formats in [formats, formats.reversed()] {
      #expect(try HeapProfile(bytes, formats: formats).classes.count > 0)
    }
  }

  @Test("an error has the advice of its format")
  func advice() {
    let unknown = lines + Array("nonsense\n".utf8)
    let error = #expect(throws: LoadError.self) {
      try HeapProfile(OwnedBytes(unknown), formats: formats)
    }
    #expect(error?.code == .malformed && error?.remedy == .advice("see the page about lines"))
  }

  @Test("what a reader lets through is noticed, and has the advice of its format")
  func inconsistent() {
    let broken = Array("heap lines\nobject a.A -5 1\n".utf8)
    let error = #expect(throws: LoadError.self) {
      try HeapProfile(OwnedBytes(broken), formats: formats)
    }
    #expect(error?.code == .inconsistent && error?.remedy == .advice("see the page about lines"))
  }

  @Test("without the entry it is not recognised")
  func unknown() {
    let error = #expect(throws: LoadError.self) { try HeapProfile(OwnedBytes(lines)) }
    #expect(error?.code == .unrecognised)
    #expect(error?.reason == "the file has an unknown format")
  }

  @Test("a tracemalloc snapshot is named for what it is")
  func tracemalloc() {
    let pieces = instance("tracemalloc", "Snapshot", [("traces", [.op(.none)])])
    let error = #expect(throws: LoadError.self) {
      try HeapProfile(OwnedBytes(assemble(pieces + [.op(.stop)])))
    }
    #expect(error?.code == .notADump)
    #expect(error?.reason == "the file is a tracemalloc snapshot")
  }
}
