import Foundation
import HeapProfile
import HeapReport
import PickleReader
import TestSupport
import Testing

@Suite("Export as CSV")
struct CSVExportTests {
  private func rows(_ dump: SyntheticDump) throws -> [String] {
    let export = CSVExport(try analyse(dump))
    return try text { try export.write(to: $0) }.components(separatedBy: "\r\n")
  }

  private let header =
    "snapshot,timestamp,description,class,alive,born,freed,total,average,share_of_tracked,"
    + "short_lived"

  @Test("a row for every class at every snapshot, nothing where nothing is known")
  func table() throws {
    var dump = SyntheticDump()
    dump.classes = [
      .init("app.B", [.init(birth: 0.5, death: 1.5, sizes: [(1, .init(50)), (2, .init(16))])]),
      .init("app.A", [.init(birth: 0.25, sizes: [(1, .init(150))])]),
    ]
    dump.snapshots = [.init(1, "one", trackedTotal: 200), .init(2)]
    #expect(
      try rows(dump) == [
        header, "0,1.0,one,app.A,1,1,0,150,150.0,0.75,0", "0,1.0,one,app.B,1,1,0,50,50.0,0.25,0",
        "1,2.0,,app.A,1,0,0,0,0.0,,0", "1,2.0,,app.B,0,0,1,16,,,0", "",
      ])
  }

  @Test("an empty dump gives the header")
  func nothing() throws {
    #expect(try rows(SyntheticDump()) == [header, ""])
  }

  @Test(
    "texts are quoted where they need it and never begin a formula",
    arguments: [
      ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("two\nlines", "\"two\nlines\""),
      ("=1+1", "'=1+1"), ("@a", "'@a"), ("-x", "'-x"), ("+,", "\"'+,\""), ("\t=1", "\"'\t'=1\""),
      (" =1", "' =1"), ("a;=1", "\"a;'=1\""), ("a|+1", "a|'+1"),
      ("a; -1", "\"a;' -1\""), ("\u{FF1D}1", "'\u{FF1D}1"), ("a\n@b", "\"a\n'@b\""),
      ("a;b", "\"a;b\""),
      ("\u{3000}\u{FF20}x", "'\u{3000}\u{FF20}x"), ("a\t=1", "\"a\t'=1\""),
      ("f(a, -1)", "\"f(a, -1)\""),
      ("\r=1", "'\\r=1"), ("a=b", "a=b"), ("\u{1B}[m", "\\x1b[m"), ("é", "é"),
    ])
  func texts(_ text: String, _ field: String) throws {
    var dump = SyntheticDump()
    dump.classes = [.init("C", [])]
    dump.snapshots = [.init(1, text)]
    #expect(try rows(dump)[1] == "0,1.0,\(field),C,0,0,0,0,,,0")
  }
}
