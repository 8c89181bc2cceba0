import Foundation
import TestSupport
import Testing

@Suite("Own templates")
struct TemplatesCommandTests {
  private let work: Workplace

  init() throws { work = try Workplace() }

  private func run(_ arguments: String...) throws -> Program.Result {
    try Program.run(arguments, in: work.folder)
  }

  @Test("the built-in ones are written out, and give the same report as before")
  func same() throws {
    #expect(try run("templates", "own").status == 0)
    #expect(try run("heap.dat", "-o", "one").status == 0)
    #expect(try run("heap.dat", "-o", "two", "--templates", "own").status == 0)
    #expect(try work.text("one/index.html") == work.text("two/index.html"))
  }

  @Test("one that is there takes the built-in one's place, the others stay")
  func changed() throws {
    try work.write("own/partials/footnote.mustache", "<footer>ours</footer>\n")
    #expect(try run("heap.dat", "-o", "one", "--templates", "own").status == 0)
    let page = try work.text("one/index.html")
    #expect(page.contains("<footer>ours</footer>"))
    #expect(page.contains("<h1>"))
  }

  @Test("an unknown key is an error with file and line, and no report is made")
  func unknownKey() throws {
    try work.write("own/index.mustache", "<p>\n{{headlin}}\n")
    let result = try run("heap.dat", "-o", "one", "--templates", "own")
    #expect(result.status == 65)
    #expect(result.isOneLine)
    #expect(result.standardError.contains("own/index.mustache:2:1: unknown key"))
    #expect(!work.exists("one"))
  }

  @Test("a folder to read must be there, a folder to write must not")
  func folders() throws {
    #expect(try run("heap.dat", "--templates", "nowhere").status == 66)
    try work.write("own/x", "x")
    #expect(try run("templates", "own").status == 73)
  }
}
