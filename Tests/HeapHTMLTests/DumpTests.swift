import HeapHTML
import TestSupport
import Testing

@Suite("A dump")
struct DumpTests {
  @Test("has its snapshots, with what it does not say as nil")
  func snapshots() throws {
    let dump = try Dump(SyntheticDump.leak.bytes())
    #expect(dump.snapshots.map(\.time) == [1, 2, 3.5, 70])
    #expect(dump.snapshots.map(\.bytes) == [6_000, 12_000, 18_000, 24_000])
    #expect(dump.snapshots.map(\.alive) == [5, 10, 15, 20])
    #expect(dump.snapshots.map(\.description) == ["start", "loaded", "", "end\u{1b}[2J"])
    #expect(dump.snapshots.map(\.residentBytes) == [nil, nil, nil, nil])
    #expect(dump.peak == 3)
  }

  @Test("has its classes at a snapshot")
  func classes() throws {
    let dump = try Dump(SyntheticDump.leak.bytes())
    #expect(dump.classNames == ["app.Ticket"])
    let usage = try dump.classes(at: 2)
    #expect(usage.map(\.name) == ["app.Ticket"])
    #expect(usage.map(\.alive) == [15] && usage.map(\.born) == [5] && usage.map(\.freed) == [0])
    #expect(usage.map(\.bytes) == [18_000] && usage.map(\.share) == [1])
  }

  @Test("has no peak and no share without snapshots")
  func nothing() throws {
    let dump = try Dump(contentsOf: Fixture("no-snapshot").path)
    #expect(dump.peak == nil && dump.snapshots.isEmpty && dump.findings().isEmpty)
  }

  @Test("says which snapshots there are", arguments: [-1, 4, Int.max, Int.min])
  func noSnapshot(_ number: Int) throws {
    let dump = try Dump(SyntheticDump.leak.bytes())
    let error = #expect(throws: DumpError.self) { try dump.classes(at: number) }
    #expect(error?.kind == .notFound)
    #expect(
      error?.description == "there is no snapshot \(number); they are numbered 0 to 3")
  }

  @Test("is the same compressed", arguments: Fixture.loadable)
  func compressed(_ fixture: Fixture) throws {
    let bytes = try fixture.bytes()
    let plain = try Dump(bytes)
    let compressed = try Dump(gzipped(bytes))
    #expect(plain.snapshots.map(\.bytes) == compressed.snapshots.map(\.bytes))
    #expect(plain.classNames == compressed.classNames)
    #expect(try plain.export(.csv) == compressed.export(.csv))
  }

  @Test("finds what the pages show first")
  func findings() throws {
    let findings = try Dump(SyntheticDump.leak.bytes()).findings()
    let first = try #require(findings.first)
    #expect(first.kind == "accumulation" && first.className == "app.Ticket")
    #expect(first.bytes == 18_000 && first.instances == 15)
    #expect(first.title.contains("app.Ticket") && !first.nextStep.isEmpty)
    #expect(first.site?.contains(":11 in open") == true)
  }
}
