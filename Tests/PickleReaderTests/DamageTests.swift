import PickleReader
import TestSupport
import Testing

@Suite("Damaged fixtures")
struct DamageTests {
  /// Reads all pickles; gives the values it can be read as, or throws.
  private func readAll(_ bytes: [UInt8]) throws(PickleError) {
    var reader = PickleReader(PickleBytes(bytes))
    repeat {
      let pickle = try reader.next()
      _ = render(pickle.root, in: pickle.graph, depth: 3)
    } while !reader.isAtEnd
  }

  @Test("every dump is two pickles", arguments: Fixture.good)
  func whole(_ fixture: Fixture) throws {
    var reader = PickleReader(PickleBytes(try fixture.bytes()))
    #expect(try reader.next().root.nodeNumber != nil)
    #expect(try reader.next().root.nodeNumber != nil)
    let isAtEnd = reader.isAtEnd
    #expect(isAtEnd)
  }

  @Test("every prefix of a pickle ends in an error", arguments: Fixture.good)
  func prefixes(_ fixture: Fixture) throws {
    let bytes = try fixture.bytes()
    var reader = PickleReader(PickleBytes(bytes))
    _ = try reader.next().root
    let first = reader.offset
    var random = SeededGenerator(seed: 1)
    let lengths =
      bytes.count < 4_096
      ? Array(bytes.indices)
      : (0..<150).map { _ in Int.random(in: 0..<4_096, using: &random) }
        + (0..<25).map { _ in Int.random(in: bytes.indices, using: &random) }
        + (1...25).map { bytes.count - $0 }
    // One expectation for all: the prefixes are many.
    let accepted = lengths.filter { $0 != first && (try? readAll(Array(bytes[..<$0]))) != nil }
    #expect(accepted.isEmpty)
  }

  @Test("no mutation of a dump traps", arguments: Fixture.all)
  func mutations(_ fixture: Fixture) throws {
    let bytes = try fixture.bytes()
    let count: UInt64 = bytes.count < 8_192 ? 300 : 20
    for seed in 0..<count {
      do {
        try readAll(mutated(bytes, seed: seed))
      } catch {
        #expect(error.offset <= bytes.count + 4, "seed \(seed)")
        #expect(!error.reason.contains("\n"), "seed \(seed)")
      }
    }
  }
}

extension Value {
  /// Something that only containers and instances have.
  fileprivate var nodeNumber: Bool? {
    isNone || isText || isLong || isDouble || smallInteger != nil || boolean != nil ? nil : true
  }
}
