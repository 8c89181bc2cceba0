import Foundation
import SQLiteFile
import Testing

/// What Python's own SQLite reads of files that are written here.
@Suite("A table as a SQLite file")
struct TableFileTests {
  private func file(_ rows: [[SQLiteValue]], _ columns: [TableFile.Column]) throws -> [UInt8] {
    var table = TableFile("usage", columns)
    for row in rows { try table.append(row) }
    return try table.finish()
  }

  /// Runs a script on a file; the script has a connection `db`.
  private func python(_ script: String, on bytes: [UInt8]) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(
      path: "heaphtml-\(UUID().uuidString).sqlite")
    defer { try? FileManager.default.removeItem(at: path) }
    try Data(bytes).write(to: path)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c", "import sqlite3, sys\ndb = sqlite3.connect(sys.argv[1])\n" + script,
      path.path,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }

  private let check = "print(*db.execute('PRAGMA integrity_check').fetchone())\n"

  @Test("each kind of value comes back")
  func values() throws {
    let numbers: [Int64] = [
      0, 1, 2, -1, 127, 128, -128, -129, 32_767, 32_768, 8_388_607, 8_388_608, 2_147_483_647,
      2_147_483_648, 140_737_488_355_327, 140_737_488_355_328, .max, .min,
    ]
    let bytes = try file(
      numbers.map { [.integer($0), .real(Double($0) / 3), .text("é\u{0}'\($0)\""), .null] },
      [.init("n", .integer), .init("r", .real), .init("a \"b\"", .text), .init("none", .text)])
    let read = try python(
      check + """
        for n, r, t, none in db.execute('SELECT * FROM usage'):
            assert r == n / 3 and t == 'é\\0\\'%d"' % n and none is None, (n, r, t)
            print(n)
        print([row[0] for row in db.execute("SELECT name FROM pragma_table_info('usage')")])
        """, on: bytes)
    let expected =
      ["ok"] + numbers.map(\.description) + ["['n', 'r', 'a \"b\"', 'none']"]
    #expect(read.split(separator: "\n").map(String.init) == expected)
  }

  @Test("no row, one page, two levels, three levels", arguments: [0, 1, 30, 2_000, 90_000])
  func counts(_ count: Int) throws {
    let pad = String(repeating: "x", count: count > 10_000 ? 100 : 60)
    let bytes = try file(
      (0..<count).map { [.integer(Int64($0)), .text(pad)] },
      [.init("n", .integer), .init("t", .text)])
    #expect(bytes.count.isMultiple(of: 4_096))
    let read = try python(
      check + """
        print(*db.execute('SELECT count(*), coalesce(sum(n), 0), count(DISTINCT rowid), max(rowid) FROM usage').fetchone())
        """, on: bytes)
    let last = count > 0 ? "\(count)" : "None"
    #expect(read == "ok\n\(count) \(count * max(0, count - 1) / 2) \(count) \(last)\n")
  }

  @Test("texts of any length, on pages of their own where they are long")
  func long() throws {
    let lengths = [
      3_900, 4_040, 4_049, 4_050, 4_051, 4_052, 4_053, 4_054, 4_055, 4_056, 4_057, 4_058, 4_100,
      4_500, 8_000, 8_150, 8_200, 12_000, 100_000,
    ]
    let bytes = try file(
      lengths.map { [.integer(7), .text(String(repeating: "é", count: $0 / 2))] },
      [.init("n", .integer), .init("t", .text)])
    let read = try python(
      check + """
        print([len(t.encode()) for _, t in db.execute('SELECT * FROM usage') if set(t) == {'é'}])
        """, on: bytes)
    #expect(read == "ok\n\(lengths.map { $0 / 2 * 2 })\n")
  }

  @Test("the same rows are the same bytes; too many names are refused")
  func bounds() throws {
    let rows: [[SQLiteValue]] = [[.integer(1)], [.integer(2)]]
    #expect(try file(rows, [.init("n", .integer)]) == file(rows, [.init("n", .integer)]))
    #expect(throws: SQLiteFileError.tooManyColumns) {
      try file([], [.init(String(repeating: "n", count: 3_000), .text)])
    }
  }
}
