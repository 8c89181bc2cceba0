import Bytes
import HeapProfile
import PickleReader
import TestSupport
import Testing

@Suite("Pickles that are no dump")
struct ForeignPickleTests {
  private func reason(_ pieces: [Piece]) -> String? {
    do {
      _ = try HeapProfile(OwnedBytes(assemble(pieces + [.op(.stop)])))
      return nil
    } catch {
      #expect(error.code == .notADump)
      return error.reason
    }
  }

  private func row(_ name: String, _ numbers: [Piece]) -> [Piece] {
    [.op(.mark), .text(name)] + numbers + [.op(.list)]
  }

  @Test("a summary of muppy is one, also with tuples and one row; other rows are not")
  func summaries() {
    let rows = [row("<class 'str'>", [.int(10), .int(300)]), row("dict", [.int(3), .int(900)])]
    #expect(reason(list(rows)) == "the file is a Pympler summary")
    #expect(
      reason(list([[.text("dict"), .int(3), .int(900), .op(.tuple3)]]))
        == "the file is a Pympler summary")
    let others = [
      list([row("dict", [.int(3)])]), list([row("dict", [.int(3), .text("x")])]),
      list([rows[0], row("x", [])]),
    ]
    for other in others {
      #expect(reason(other)?.hasPrefix("the file is a pickle of a list of ") == true)
    }
  }

  @Test(
    "objects of profilers have names",
    arguments: [
      ("tracemalloc", "Snapshot", "a tracemalloc snapshot"),
      (
        "pympler.classtracker", "ClassTracker",
        "a pickle of a ClassTracker, not what its stats.dump_stats() writes"
      ),
      ("app", "Snapshot", "a pickle of an instance of app.Snapshot"),
    ])
  func objects(_ module: String, _ name: String, _ words: String) {
    let pieces = instance(module, name, [("traces", [.op(.none)])])
    #expect(reason(pieces) == "the file is \(words)")
  }

  @Test("parts of a dump are named as parts")
  func parts() {
    #expect(
      reason(SyntheticDump.Sized(8, "x").pieces)
        == "the file is a pickle of one size that Pympler's asizeof measured")
    #expect(
      reason(SyntheticDump.Object(birth: 0.5).pieces(name: "C"))
        == "the file is a pickle of one tracked object without the dump around it")
    #expect(
      reason(list([[.text("a")], [.text("b")]])) == "the file is a pickle of a list of 2 strings")
  }
}
