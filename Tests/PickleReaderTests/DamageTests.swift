import Bytes
import PickleReader
import TestSupport
import Testing

@Suite("Damaged fixtures")
struct DamageTests {
  /// Reads all pickles; gives the values it can be read as, or throws.
  private func readAll(_ bytes: [UInt8]) throws(PickleError) {
    var reader = PickleReader(OwnedBytes(bytes))
    repeat {
      let pickle = try reader.next()
      _ = render(pickle.root, in: pickle.graph, depth: 3)
    } while !reader.isAtEnd
  }

  @Test("every dump is two pickles, or three with a record", arguments: Fixture.good)
  func whole(_ fixture: Fixture) throws {
    var reader = PickleReader(OwnedBytes(try fixture.bytes()))
    for _ in 0..<fixture.pickles {
      #expect(try reader.next().root.nodeNumber != nil)
    }
    let isAtEnd = reader.isAtEnd
    #expect(isAtEnd)
  }

  @Test("every prefix of a pickle ends in an error", arguments: Fixture.good)
  func prefixes(_ fixture: Fixture) throws {
    let bytes = try fixture.bytes()
    var reader = PickleReader(OwnedBytes(bytes))
    var ends: Set<Int> = []
    while !reader.isAtEnd {
      _ = try reader.next().root
      ends.insert(reader.offset)
    }
    var random = SeededGenerator(seed: 1)
    let lengths =
      bytes.count < 4_096
      ? Array(bytes.indices)
      : (0..<150).map { _ in Int.random(in: 0..<4_096, using: &random) }
        + (0..<25).map { _ in Int.random(in: bytes.indices, using: &random) }
        + (1...25).map { bytes.count - $0 }
    // One expectation for all: the prefixes are many.
    let accepted = lengths.filter {
      !ends.contains($0) && (try? readAll(Array(bytes[..<$0]))) != nil
    }
    #expect(accepted.isEmpty)
  }

  @Test("no mutation of a dump traps", arguments: Fixture.all)
  func mutations(_ fixture: Fixture) throws {
    let bytes = try fixture.bytes()
    let count: UInt64 = bytes.count < 8_192 ? 300 : 20
    for seed in 0..<count {
      let damaged =
        seed & 1 == 0 ? mutated(bytes, seed: seed) : structurallyMutated(bytes, seed: seed)
      do {
        try readAll(damaged)
      } catch {
        #expect(error.offset <= damaged.count, "seed \(seed)")
        #expect(!error.reason.contains("\n"), "seed \(seed)")
      }
    }
  }
}

@Suite("Opcodes as wholes")
struct OpcodeSpanTests {
  @Test("the opcodes of every dump lie end to end and are opcodes", arguments: Fixture.good)
  func spans(_ fixture: Fixture) throws {
    let bytes = try fixture.bytes()
    let spans = opcodeSpans(of: bytes)
    #expect(spans.first?.lowerBound == 0 && spans.last?.upperBound == bytes.count)
    let isOpcode = spans.allSatisfy { Opcode(rawValue: bytes[$0.lowerBound]) != nil }
    #expect(isOpcode && zip(spans, spans.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    #expect(spans.filter { bytes[$0.lowerBound] == Opcode.stop.rawValue }.count == fixture.pickles)
  }

  @Test("the same seed makes the same of a dump, another seed something else")
  func seeds() throws {
    let bytes = try Fixture("small").bytes()
    let all = (0..<50).map { structurallyMutated(bytes, seed: $0) }
    #expect(all == (0..<50).map { structurallyMutated(bytes, seed: $0) })
    #expect(Set(all).count > 45)
  }
}

extension Value {
  /// Something that only containers and instances have.
  fileprivate var nodeNumber: Bool? {
    isNone || isText || isLong || isDouble || smallInteger != nil || boolean != nil ? nil : true
  }
}

extension Fixture {
  /// Pickles of a dump: the index and the snapshots, and the record of a run where there is one.
  fileprivate var pickles: Int { name.hasPrefix("record") ? 3 : 2 }
}
