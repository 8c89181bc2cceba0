import ArgumentParser
import Foundation
import HeapHTMLCommand
import TestSupport
import Testing

/// What the program says on a terminal, held against what it said when somebody last looked.
@Suite("Command goldens")
struct CommandGoldenTests {
  /// The program itself and all its subcommands, by the name of their golden.
  private static let commands: [String: any ParsableCommand.Type] = Dictionary(
    uniqueKeysWithValues: ([RootCommand.self] + RootCommand.configuration.subcommands).map {
      ("help/\($0._commandName)", $0)
    })

  private static func golden(_ name: String) -> Golden {
    Golden("HeapHTMLCommand/\(name).txt")
  }

  @Test("help", arguments: commands.keys.sorted())
  func help(_ name: String) throws {
    let command = try #require(Self.commands[name])
    let text = RootCommand.helpMessage(for: command, columns: 100)
    try assertSnapshot(text + "\n", Self.golden(name))
  }

  @Test("console output", arguments: ConsoleCase.all)
  func console(_ console: ConsoleCase) throws {
    let result = try ShellProgram.run(console.arguments)
    #expect(result.status == 0 && result.errors.isEmpty, "\(result)")
    try assertSnapshot(result.text.withVisibleControls.withShortLines, Self.golden(console.golden))
  }

  @Test("error lines", arguments: ErrorCase.groups.keys.sorted())
  func errors(_ group: String) throws {
    let cases = try #require(ErrorCase.groups[group])
    let text = try cases.map { try $0.report() }.joined(separator: "\n")
    try assertSnapshot(text, Self.golden("errors/\(group)"))
  }

  @Test("words of the recorder", .enabled(if: Python.isThere, "no python3 in PATH"))
  func recorder() throws {
    let text = try ErrorCase.recordedPrograms.map { try $0.report() }.joined(separator: "\n")
    try assertSnapshot(text, Self.golden("errors/\(ErrorCase.pythonGroup)"))
  }

  @Test("no golden is left over")
  func leftovers() {
    let names =
      Self.commands.keys.sorted() + ConsoleCase.all.map(\.golden)
      + (ErrorCase.groups.keys + [ErrorCase.pythonGroup]).map { "errors/\($0)" }
    #expect(Golden.leftovers(of: "HeapHTMLCommand", used: names.map(Self.golden)) == [])
  }
}
