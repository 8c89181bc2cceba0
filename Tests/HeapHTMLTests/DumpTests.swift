import HeapHTML
import HeapHTMLCairo
import TestSupport
import Testing

@Suite("A dump")
struct DumpTests {
  @Test("x")
  func x() throws {
    let dump = try Dump(contentsOf: "Examples/scons.dat")
    print(dump.snapshots, dump.peak as Any, dump.classNames)
  }
}
