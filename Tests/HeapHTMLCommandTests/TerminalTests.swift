import Testing

@Suite("A person at a terminal")
struct TerminalTests {
  @Test("is told what to open")
  func told() throws {
    let work = try Workplace()
    for (output, page) in [("out", "out/index.html"), ("x.html", "x.html")] {
      let terminal = try Terminal()
      let result = try Program.run(
        ["heap.dat", "-o", output], in: work.folder, terminal: terminal)
      #expect(result.status == 0 && result.standardOutput.isEmpty)
      #expect(try terminal.visibleText() == "\(page)\n")
    }
  }

  @Test("and not with --quiet")
  func quiet() throws {
    let work = try Workplace()
    let terminal = try Terminal()
    #expect(try Program.run(["heap.dat", "-q"], in: work.folder, terminal: terminal).status == 0)
    #expect(try terminal.text() == "")
  }
}
