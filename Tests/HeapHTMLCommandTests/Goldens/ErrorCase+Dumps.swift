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
    + surrounded.map { name, bytes in ErrorCase([name]) { try $0.write(name, bytes()) } }
    + Fixture.all.filter { $0.isBad || ["huge-size", "nan", "sum-overflow"].contains($0.name) }.map
  {
    fixture in
    ErrorCase(["\(fixture).dat"]) { try $0.write("\(fixture).dat", fixture.bytes()) }
  }
    + malformed.map { name, bytes in
      ErrorCase(["\(name).dat"]) { try $0.write("\(name).dat", bytes) }
    }

  /// Dumps that are compressed, or have something around them, and files of other kinds.
  private static let surrounded: [(name: String, bytes: @Sendable () throws -> [UInt8])] = [
    ("cut-off.gz", { try Array(gzipped(small()).prefix(100)) }),
    ("twice.gz", { try gzipped(gzipped(small())) }),
    ("two.dat", { try small() + small() }),
    ("two.gz", { try gzipped(small() + small()) }),
    ("line-feed.dat", { try small() + [0x0A] }),
    ("heap.xz", { [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0] }),
    ("page.html", { Array("<!DOCTYPE html>".utf8) }),
    ("response.dat", { try Array("HTTP/1.1 200 OK\r\n\r\n".utf8) + small() }),
    ("graph.txt", { Array("digraph G {\n}\n".utf8) }),
  ]

  private static func small() throws -> [UInt8] { try Fixture("small").bytes() }

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

  /// Pickles that are damaged, or of something else, and what does not begin like one; a scalar is a
  /// byte.
  static let pickles: [ErrorCase] =
    [
      "\u{80}\u{6}.", "a.", "\u{ff}.", "a text", "\u{80}\u{2}a.", "\u{80}\u{2}.", "\u{80}\u{2}t.",
      "\u{80}\u{2}h\u{5}.", "\u{80}\u{2}Ixyz\n.", "\u{80}\u{2}S'abc\n.", "\u{80}\u{2}\u{97}.",
      "}(K\u{1}u.", "\u{80}\u{2}K\u{1}K\u{2}a.", "(o.", "\u{80}\u{2}K\u{1}Nb.",
      "\u{80}\u{2}\u{ff}.",
      "\u{80}\u{2}j\u{ff}\u{ff}\u{ff}\u{7f}.", "\u{80}\u{2}q\u{ff}N\u{94}.",
      "\u{80}\u{2}I\(String(repeating: "9", count: 400))\n.",
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
