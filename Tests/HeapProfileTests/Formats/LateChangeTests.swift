import Bytes
import HeapProfile
import PickleReader
import TestSupport
import Testing

/// Lists that a pickle goes on to fill after the object that holds them was complete: Python shows what
/// was added, a reader that has folded the object does not.
@Suite("Lists that change later")
struct LateChangeTests {
  private let size = SyntheticDump.Sized(8, "x").pieces

  /// A dump with one object, a list in its attribute, and something added to that list later.
  private func reason(_ attribute: String, added: [Piece], empty: [Piece] = [.op(.emptyList)])
    -> String?
  {
    let list: [Piece] = empty + [.op(.memoize), .op(.pop)]
    var attributes: [(String, [Piece])] = [
      ("birth", [.float(0.5)]), ("snapshots", [.op(.emptyList)]),
    ]
    attributes.removeAll { $0.0 == attribute }
    attributes.append((attribute, [.op(.binGet, 0)]))
    let object = instance("pympler.classtracker", "TrackedObject", attributes)
    let index: [Piece] =
      list + [.op(.emptyDict), .text("app.C"), .op(.mark)] + object
      + [.op(.binGet, 0)] + added + [
        .op(.append), .op(.pop), .op(.list), .op(.setItem), .op(.stop),
      ]
    let bytes = assemble(index + [.op(.emptyList), .op(.stop)])
    do {
      _ = try HeapProfile(OwnedBytes(bytes))
      return nil
    } catch {
      return error.reason
    }
  }

  private let refused =
    "something is added to a list or dict after the object that holds it was complete"

  @Test("sizes and traces")
  func lists() {
    #expect(reason("snapshots", added: [.float(1)] + size + [.op(.tuple2)]) == refused)
    #expect(reason("trace", added: [.text("a frame")]) == refused)
    // A list that nobody has read may grow.
    #expect(reason("unknown", added: [.int(1)]) == nil)
  }

  @Test(
    "a name of bytes and a name of text that read the same are one class with the objects of both")
  func equalNames() throws {
    let object = instance(
      "pympler.classtracker", "TrackedObject",
      [("birth", [.float(0.5)]), ("snapshots", [.op(.emptyList)])])
    func index(_ names: [[UInt8]]) -> [UInt8] {
      var bytes = assemble([.op(.emptyDict)])
      for name in names {
        bytes += name + assemble([.op(.mark)] + object + [.op(.list), .op(.setItem)])
      }
      return bytes + assemble([.op(.stop), .op(.emptyList), .op(.stop)])
    }
    let text = assemble([.text("caf\u{E9}")])
    let python2 = Array("U\u{5}".utf8) + Array("caf\u{E9}".utf8)
    let both = try HeapProfile(OwnedBytes(index([python2, text])))
    #expect(both.classes.map(\.instances.count) == [2])
    // The same key set twice: as in Python, the last one holds.
    let twice = try HeapProfile(OwnedBytes(index([text, text])))
    #expect(twice.classes.map(\.instances.count) == [1])
  }
}
