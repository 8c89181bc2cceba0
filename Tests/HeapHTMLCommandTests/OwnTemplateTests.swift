import TestSupport
import Testing

@Suite("Names of own templates")
struct OwnTemplateTests {
  @Test("partials may have any name in a folder")
  func ownPartial() throws {
    let work = try Workplace()
    try work.write("t/index.mustache", "{{>partials/mine}} {{>others/more}}")
    try work.write("t/partials/mine.mustache", "mine")
    try work.write("t/others/more.mustache", "more")
    #expect(try work.run("heap.dat", "-o", "out", "--templates", "t", "-q").status == 0)
    #expect(try work.text("out/index.html").hasPrefix("mine more"))
  }

  @Test(
    "a template that no page has is not passed over", arguments: ["indx", "Index", "my-partial"])
  func stray(_ name: String) throws {
    let work = try Workplace()
    try work.write("t/\(name).mustache", "never read {{nokey")
    let line = try work.expectFailure("heap.dat", "-o", "out", "--templates", "t", status: 65)
    #expect(line.hasPrefix("heaphtml: t/\(name).mustache: no page has a template of this name; "))
    #expect(line.contains("index.mustache"))
  }

  @Test("a mistake in what is built in is not said to be in the folder")
  func place() throws {
    let work = try Workplace()
    try work.write("t/index.mustache", "{{>partials/trace}}")
    let line = try work.expectFailure("heap.dat", "-o", "out", "--templates", "t", status: 65)
    #expect(line.hasPrefix("heaphtml: built-in template partials/trace.mustache:1:"))
    try work.write("t/partials/trace.mustache", "{{nokey}}")
    let own = try work.expectFailure("heap.dat", "-o", "out", "--templates", "t", status: 65)
    #expect(own.hasPrefix("heaphtml: t/partials/trace.mustache:1:1: "))
  }

  @Test(
    "a partial that is meant is found by its name alone",
    arguments: [
      ("foot", "partials/foot.mustache"), ("partials/fot", "partials/foot.mustache"),
      ("footnotes", "partials/footnote.mustache"), ("mine", nil), ("text", nil), ("*name", nil),
    ] as [(String, String?)])
  func suggestion(_ name: String, _ meant: String?) throws {
    let work = try Workplace()
    try work.write("t/index.mustache", "{{>\(name)}}")
    let line = try work.expectFailure("heap.dat", "-o", "out", "--templates", "t", status: 65)
    if let meant {
      #expect(line.contains("did you mean \"\(meant)\"?"))
    } else {
      #expect(!line.contains("did you mean"))
    }
  }
}
