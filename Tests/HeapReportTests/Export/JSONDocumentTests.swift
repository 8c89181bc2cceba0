import HeapProfile
import HeapReport
import PickleReader
import TestSupport
import Testing

@Suite("Export as JSON: the document")
struct JSONDocumentTests {
  private typealias Sized = SyntheticDump.Sized

  private func document(_ dump: SyntheticDump) throws -> String {
    let export = JSONExport(try analyse(dump))
    return try text { try export.write(to: $0) }
  }

  @Test("every key is in its place, and null is what is not known")
  func exact() throws {
    var object = SyntheticDump.Object(
      birth: 0.5, death: 0,
      sizes: [
        (0.5, Sized(8)), (1, Sized(30, "n", [Sized(10, "a", [Sized(4, "b")]), Sized(6, "c")])),
      ],
      trace: [("f", 7)])
    object.attributes["id"] = [.op(.none)]
    object.attributes["repr"] = [.text("")]
    var dump = SyntheticDump()
    dump.classes = [.init("C", [object]), .init("D", [])]
    dump.snapshots = [.init(1, "one")]
    let expected = #"""
      {"format":"heaphtml","version":1,
      "snapshots":[
      {"index":0,"timestamp":1.0,"description":"one","tracked_total":0,"asizeof_total":null,"overhead":0,"vsz":null,"rss":null,"shared":null,"classes":{
      "C":{"alive":0,"total":30,"average":null,"share_of_tracked":null,"merged":{"name":"C","size":30,"flat":30,"referents":[{"name":"a","size":10,"flat":10,"referents":[{"name":"b","size":4,"flat":4,"referents":[]}]},{"name":"c","size":6,"flat":6,"referents":[]}]}},
      "D":{"alive":0,"total":0,"average":null,"share_of_tracked":null,"merged":{"name":"D","size":0,"flat":0,"referents":[]}}}}],
      "classes":[
      {"name":"C","instances":1,"minimum":30,"average":30.0,"maximum":30,"short_lived":0,"births":null,"holders":null},
      {"name":"D","instances":0,"minimum":null,"average":null,"maximum":null,"short_lived":0,"births":null,"holders":null}],
      "findings":[],
      "instances":[
      {"class":"C","id":null,"name":"C","repr":null,"birth":0.5,"death":0.0,"trace":[{"file":"app.py","line":7,"function":"f","source":"call()"}],"sizes":[{"timestamp":0.5,"snapshot":null,"size":8,"flat":8,"name":null,"referents":[]},{"timestamp":1.0,"snapshot":0,"size":30,"flat":30,"name":"n","referents":[{"name":"a","size":10,"flat":10,"referents":[{"name":"b","size":4,"flat":4,"referents":[]}]},{"name":"c","size":6,"flat":6,"referents":[]}]}]}]}

      """#
    #expect(try document(dump) == expected)
  }

  @Test("an empty dump is a complete document")
  func nothing() throws {
    #expect(
      try document(SyntheticDump()) == """
        {"format":"heaphtml","version":1,
        "snapshots":[],
        "classes":[],
        "findings":[],
        "instances":[]}

        """)
  }

  @Test(
    "strings",
    arguments: [
      ("plain", "plain"), ("\"\\", #"\"\\"#), ("\n\r\t", #"\n\r\t"#),
      ("\0\u{1F}", #"\u0000\u001f"#),
      ("\u{7F}\u{9F}\u{2028}\u{2029}", #"\u007f\u009f\u2028\u2029"#), ("é☃😀", "é☃😀"),
      ("</script>", "</script>"),
    ])
  func strings(_ text: String, _ written: String) throws {
    var dump = SyntheticDump()
    dump.snapshots = [.init(1, text)]
    #expect(try document(dump).contains("\"description\":\"\(written)\","))
  }

  @Test("invalid UTF-8 is repaired")
  func invalid() throws {
    var object = SyntheticDump.Object(birth: 0)
    object.attributes["repr"] = [
      .counted(.binUnicode, UInt32.self, [0x61, 0xED, 0xA0, 0x80, 0x62])
    ]
    let export = JSONExport(try analyse([object]))
    let bytes = try chunks { try export.write(to: $0) }.flatMap { $0 }
    #expect(String(validating: bytes, as: UTF8.self)?.contains("\"repr\":\"a\u{FFFD}") == true)
  }

  @Test("a long document comes in chunks, and a writer that fails ends it")
  func streaming() throws {
    let object = SyntheticDump.Object(birth: 0, sizes: [(0, Sized(1, "x", [Sized(1, "y")]))])
    let export = JSONExport(try analyse(Array(repeating: object, count: 5_000)))
    let parts = try chunks { try export.write(to: $0) }
    #expect(parts.count > 5)
    #expect(parts.allSatisfy { $0.count < 1 << 17 })

    struct Full: Error {}
    #expect(throws: Full.self) { try export.write { _ in throw Full() } }
  }
}
