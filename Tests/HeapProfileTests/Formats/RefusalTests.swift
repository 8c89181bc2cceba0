import Bytes
import HeapProfile
import PickleReader
import TestSupport
import Testing

/// Why a fixture is refused; nil when it loads.
func refusal(_ fixture: Fixture) throws -> LoadError? {
  let bytes = OwnedBytes(try fixture.bytes())
  do throws(LoadError) {
    _ = try HeapProfile(bytes)
    return nil
  } catch {
    return error
  }
}

@Suite("Refusals")
struct RefusalTests {
  @Test(
    "what is not a dump is refused with what it is instead",
    arguments: [
      ("bad-empty", "the input is empty"),
      ("bad-png", "the file is a PNG image"),
      ("bad-list", "the file is a pickle of a list of 3 strings"),
      ("bad-int", "the file is a pickle of an int"),
      ("bad-object", "the file is a pickle of an instance of "),
      ("bad-dict", "the file is a pickle of a dict with an int in it"),
      ("bad-snapshots", "a snapshot is a string"),
      (
        "bad-one-pickle",
        "the snapshots after the index of tracked objects are missing"
      ),
      ("bad-truncated", "the data ends in the middle of a pickle"),
      ("bad-unknown-opcode", "unknown opcode 0xff"),
      ("bad-length", "the data ends in the middle of a pickle"),
      ("bad-deep", "the file is a pickle of a tuple of 1"),
      ("bad-loop", "a referent of an Asized is an instance"),
      ("bad-bomb", "the values need more memory than the limit"),
      ("bad-malicious", "the file is a pickle of the result of calling "),
      ("bad-malicious-inside", "the repr of a TrackedObject is the result of calling "),
      ("huge-size", "the size of an Asized is not an integer of at most 64 bits"),
      ("nan", "the birth of a TrackedObject is not finite: nan"),
    ])
  func reasons(_ name: String, _ reason: String) throws {
    let error = try #require(try refusal(Fixture(name)))
    #expect(error.reason.hasPrefix(reason), "\(error.reason)")
  }

  @Test("every bad fixture is refused", arguments: Fixture.all.filter(\.isBad))
  func bad(_ fixture: Fixture) throws {
    #expect(try refusal(fixture) != nil)
  }

  @Test("a reason is one line, a fragment, and names no types", arguments: Fixture.all)
  func wording(_ fixture: Fixture) throws {
    guard let error = try refusal(fixture) else { return }
    let first = try #require(error.reason.first)
    #expect(!first.isUppercase)
    #expect(!error.reason.hasSuffix("."))
    #expect(error.reason.count < 160)
    #expect(error.reason.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    for noise in ["PickleError", "LoadError", "Optional", "Error(", "Swift", "nil"] {
      #expect(!error.reason.contains(noise))
    }
  }

  @Test("a damaged pickle and a wrong one are told apart")
  func codes() throws {
    #expect(try refusal(Fixture("bad-truncated"))?.code == .truncated)
    #expect(try refusal(Fixture("bad-empty"))?.code == .empty)
    #expect(try refusal(Fixture("bad-list"))?.code == .notADump)
    #expect(try refusal(Fixture("bad-one-pickle"))?.code == .notADump)
    #expect(try refusal(Fixture("nan"))?.code == .malformed)
    #expect(try refusal(Fixture("huge-size"))?.code == .malformed)
  }

  @Test("an error inside a pickle names its place")
  func offsets() throws {
    let unknown = try #require(try refusal(Fixture("bad-unknown-opcode")))
    #expect(try Fixture("bad-unknown-opcode").bytes()[try #require(unknown.offset)] == 0xFF)
    #expect(try refusal(Fixture("bad-one-pickle"))?.offset == 1_445)
    #expect(try refusal(Fixture("huge-size"))?.offset != nil)
  }

  @Test("a prefix of a dump is refused", arguments: Fixture.loadable)
  func prefixes(_ fixture: Fixture) throws {
    let bytes = try fixture.bytes()
    var random = SeededGenerator(seed: 2)
    // The tests of the reader try every one; here some, for what follows it.
    let lengths = (0..<60).map { _ in Int.random(in: bytes.indices, using: &random) }
    // One expectation for all: the prefixes are many.
    let accepted = lengths.filter {
      (try? HeapProfile(OwnedBytes(Array(bytes[..<$0])))) != nil
    }
    #expect(accepted.isEmpty)
  }

  @Test("a mutated dump is refused or complete, and never traps", arguments: Fixture.all)
  func mutations(_ fixture: Fixture) throws {
    let bytes = try fixture.bytes()
    for seed in 0..<(bytes.count < 4_096 ? 300 : 5) as Range<UInt64> {
      let damaged =
        seed & 1 == 0 ? mutated(bytes, seed: seed) : structurallyMutated(bytes, seed: seed)
      do throws(LoadError) {
        let profile = try HeapProfile(OwnedBytes(damaged))
        if bytes.count < 4_096 { expectWhole(profile) }
      } catch {
        #expect(!error.reason.isEmpty && !error.reason.contains("\n"), "seed \(seed)")
      }
    }
  }
}
