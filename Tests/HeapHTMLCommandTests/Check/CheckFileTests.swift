import HeapCheck
import TOML
import Testing

@testable import HeapHTMLCommand

@Suite("Limits in heaphtml.toml")
struct CheckFileTests {
  private func file(_ text: String) throws -> CheckFile {
    try CheckFile(TOMLReader.document(Array(text.utf8)))
  }

  private func failure(_ text: String) -> String {
    do {
      return "\(try file(text).limits)"
    } catch let error as TOMLError {
      return "\(error.place): \(error.reason)"
    } catch {
      return "\(error)"
    }
  }

  @Test("every limit")
  func all() throws {
    let file = try file(
      """
      [check]
      max-total = "50 MiB"
      max-growth = "2.5 %"
      no-finding = ["leak", "growth"]
      allow-missing = true
      max-instances = { "Node*" = 5_000, "Session" = 0 }
      [check.max-class]
      "Node*" = 10
      [check.max-class-growth]
      "Node*" = "2KiB"
      """)
    let node = ClassPattern("Node*")
    #expect(
      file.limits == [
        .total(50 << 20), .growth(try #require(Growth("2.5%"))),
        .noFinding(try #require(FindingChoice("leak"))),
        .noFinding(try #require(FindingChoice("growth"))), .instances(node, 5_000),
        .instances(ClassPattern("Session"), 0), .classBytes(node, 10),
        .classGrowth(node, .bytes(2_048)),
      ])
    #expect(file.allowsMissing == true)
    #expect(try self.file("").allowsMissing == nil && self.file("[check]\n").limits.isEmpty)
  }

  @Test(
    "what is unknown or of the wrong kind is named with its place and what was meant",
    arguments: [
      ("[check]\nmax-totl = 1", "line 2, column 1: unknown key max-totl; did you mean max-total?"),
      ("[chek]", "line 1, column 1: unknown key chek; did you mean check?"),
      ("max-total = 5", "line 1, column 1: max-total belongs below a line [check]"),
      (
        "[check.max-clas]",
        "line 1, column 1: unknown key check.max-clas; did you mean check.max-class?"
      ),
      (
        "[check.max-class]\na.b = 5",
        "line 2, column 1: check.max-class.a.b is too deep; a pattern with dots needs quotes"
      ),
      (
        "[check]\nmax-class = 5",
        "line 2, column 1: max-class needs patterns: max-class = { \"Node*\" = … }"
      ),
      (
        "check.max-total = true",
        "line 1, column 1: max-total should be a size, such as \"50 MiB\", or a number of bytes"
      ),
      (
        "check.max-total = -1",
        "line 1, column 1: max-total should be a size, such as \"50 MiB\", or a number of bytes"
      ),
      (
        "check.max-growth = \"x\"",
        "line 1, column 1: max-growth should be \"5 %\", \"2 MiB\" or a number of bytes"
      ),
      (
        "check.max-instances.X = \"5\"",
        "line 1, column 1: max-instances.X should be a number of instances"
      ),
      (
        "check.no-finding = \"leak\"",
        "line 1, column 1: no-finding should be a list of kinds, such as [\"leak\"]"
      ),
      ("check.no-finding = [1]", "line 1, column 1: no-finding should be a list of kinds"),
      (
        "check.no-finding = [\"leek\"]",
        "line 1, column 1: leek is no kind of finding; did you mean leak?"
      ),
      ("check.allow-missing = 1", "line 1, column 1: allow-missing should be true or false"),
    ])
  func wrong(_ text: String, _ expected: String) {
    #expect(failure(text) == expected)
  }
}
