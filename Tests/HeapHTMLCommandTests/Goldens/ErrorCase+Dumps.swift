import PickleReader
import TestSupport

extension ErrorCase {
  /// Dumps and graphs that cannot be read.
  static let dumps: [ErrorCase] =
    [
      ErrorCase(["nothere.dat"]),
      ErrorCase(["a\nb\u{1B}[31m\u{202E}.dat"]),
      ErrorCase(["folder"]) { try $0.write("folder/x", "") },
      ErrorCase(["heap.dat/x"]),
      ErrorCase(["loop"]) { try $0.link("loop", to: "loop") },
      ErrorCase(["-"], input: [], note: "nothing"),
      ErrorCase(["-"], input: Array("PK".utf8), note: "PK"),
      ErrorCase(["/dev/zero", "--input-limit", "3M"]),
      ErrorCase(["summary", "heap.dat", "--memory-limit", "1K"]),
      ErrorCase(["export", "heap.dat", "--format", "csv"], fixture: "bad-bomb"),
      ErrorCase(["heap.dat"], note: "referents beyond 64 bits") {
        try $0.write("heap.dat", referentsBeyond64Bits)
      },
      ErrorCase(["heap.dat", "--garbage", "nothere.txt"]),
    ]
    + Fixture.all.filter { $0.isBad || ["huge-size", "nan", "sum-overflow"].contains($0.name) }.map
  {
    fixture in
    ErrorCase(["\(fixture).dat"]) { try $0.write("\(fixture).dat", fixture.bytes()) }
  }
    + malformed.map { name, bytes in
      ErrorCase(["\(name).dat"]) { try $0.write("\(name).dat", bytes) }
    }

  private static var referentsBeyond64Bits: [UInt8] {
    var dump = SyntheticDump()
    let referents = (0..<3).map { _ in SyntheticDump.Sized(.max - 1, "big") }
    let object = SyntheticDump.Object(
      birth: 0.25, sizes: [(time: 1.0, sized: SyntheticDump.Sized(5, "x", referents))])
    dump.classes = [SyntheticDump.Class("app.Big", [object])]
    dump.snapshots = [SyntheticDump.Snapshot(1, "one", trackedTotal: 5)]
    return dump.bytes()
  }

  /// Dumps whose objects hold what they should not.
  private static var malformed: [(name: String, bytes: [UInt8])] {
    let wrong: [(String, [Piece])] = [
      ("birth", [.text("yesterday")]), ("birth", [.op(.none)]), ("death", [.text("never")]),
      ("repr", [.int(5)]), ("trace", [.int(5)]),
      ("trace", list([[.int(5)]])), ("snapshots", [.int(5)]), ("snapshots", list([[.int(5)]])),
      ("snapshots", list([[.float(1), .int(-5), .op(.tuple2)]])),
      ("snapshots", list([[.text("x"), .int(5), .op(.tuple2)]])),
    ]
    return wrong.enumerated().map { number, attribute in
      var object = SyntheticDump.Object(birth: 0)
      object.attributes = [attribute.0: attribute.1]
      var dump = SyntheticDump()
      dump.classes = [SyntheticDump.Class("app.C", [object])]
      dump.snapshots = [SyntheticDump.Snapshot(1)]
      return ("wrong-\(attribute.0)-\(number + 1)", dump.bytes())
    }
  }

  /// Pickles that are damaged, or of something else; a scalar is a byte.
  static let pickles: [ErrorCase] =
    [
      "\u{80}\u{6}.", "a.", ".", "t.", "h\u{5}.", "Ixyz\n.", "S'abc\n.", "\u{97}.", "}(K\u{1}u.",
      "K\u{1}K\u{2}a.", "(o.", "K\u{1}Nb.", "\u{ff}.", "j\u{ff}\u{ff}\u{ff}\u{7f}.",
      "q\u{ff}N\u{94}.", "I\(String(repeating: "9", count: 400))\n.",
      "}K\u{1}]s.", "}X\u{1}\0\0\0aK\u{1}s.", "}X\u{1}\0\0\0a](K\u{1}es.", "}.", "}.K\u{1}.",
      "}.](K\u{1}e.", "}.]K",
    ].map { text in
      ErrorCase(["x.dat"], note: text) {
        try $0.write("x.dat", text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
      }
    } + [ErrorCase(["x.dat"], note: "a snapshot twice") { try $0.write("x.dat", repeated) }]

  private static var repeated: [UInt8] {
    let once = SyntheticDump.Snapshot(1).pieces + [.op(.binPut, 7)]
    return assemble(
      [.op(.emptyDict), .op(.stop)] + list([once, [.op(.binGet, 7)]]) + [.op(.stop)])
  }
}
