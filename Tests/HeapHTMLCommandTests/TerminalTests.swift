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
      #expect(try terminal.screen() == "\(page)\n")
    }
  }

  @Test(
    "sees what is left of a line",
    arguments: [
      ("a.html\r\n", "a.html\n"), ("\rReading\u{1B}[K\r\u{1B}[Ka.html\r\n", "a.html\n"),
      ("Writing\rb\u{1B}[K", "b"), ("Writing\rb", "briting"), ("one\r\ntwo\r\u{1B}[K", "one\n"),
      ("\u{1B}[2J", "\u{1B}[2J"),
    ])
  func screen(_ written: String, _ seen: String) {
    #expect(Terminal.screen(showing: written) == seen)
  }

  @Test("and not with --quiet")
  func quiet() throws {
    let work = try Workplace()
    let terminal = try Terminal()
    #expect(try Program.run(["heap.dat", "-q"], in: work.folder, terminal: terminal).status == 0)
    #expect(try terminal.text() == "")
  }
}
