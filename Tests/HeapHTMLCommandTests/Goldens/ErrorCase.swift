import Foundation
import TestSupport

/// A run that fails or warns, and what it says.
struct ErrorCase: Sendable {
  /// `FOLDER` is the folder of the run, here and in the environment.
  let arguments: [String]
  var input: [UInt8]?
  /// Variables in place of those of the tests.
  var environment: [String: String] = [:]
  /// What is special about the input, for readers of the golden.
  var note = ""
  /// A device in the place of standard output.
  var output: String?
  /// What is in the folder of the run, besides a dump `heap.dat`.
  var prepare: @Sendable (Workplace) throws -> Void = { _ in }

  init(
    _ arguments: [String], input: [UInt8]? = nil, environment: [String: String] = [:],
    output: String? = nil, note: String = "",
    prepare: @escaping @Sendable (Workplace) throws -> Void = { _ in }
  ) {
    self.arguments = arguments
    self.input = input
    self.environment = environment
    self.output = output
    self.note = note
    self.prepare = prepare
  }

  /// With another fixture as `heap.dat`.
  init(_ arguments: [String], fixture: String) {
    self.init(arguments, note: fixture) { try $0.write("heap.dat", Fixture(fixture).bytes()) }
  }

  /// The call, its status and its lines on standard error.
  func report() throws -> String {
    let work = try Workplace()
    try prepare(work)
    func placed(_ text: String) -> String { text.replacing("FOLDER", with: work.folder.path) }
    let variables = environment.merging(["COLUMNS": "100"]) { given, _ in given }
    let result = try Program.run(
      arguments.map(placed), input: input, in: work.folder,
      environment: variables.mapValues(placed),
      output: output.flatMap { FileHandle(forWritingAtPath: $0) })
    let call = arguments.map { $0.isEmpty || $0.contains(" ") ? "'\($0)'" : $0 }
    let folder = work.folder.resolvingSymlinksInPath().path
    let said = result.standardError.replacing(folder, with: "FOLDER")
      .replacing(work.folder.path, with: "FOLDER")
      .replacing(/after [0-9.]+ s;/, with: "after N s;").withVisibleControls
    let lines = said.split(separator: "\n").map { "    \($0)\n" }.joined()
    let remark = note.isEmpty ? "" : "  # \(note)"
    let head = "heaphtml \(call.joined(separator: " "))\(remark)".replacing("\n", with: "⏎")
      .withVisibleControls
    return "\(head)\n  → \(result.status)\n\(lines)".withShortLines
  }

  static let groups: [String: [ErrorCase]] = [
    "arguments": arguments, "dumps": dumps, "pickles": pickles, "destinations": destinations,
    "graphs": graphs, "templates": templates, "charts": charts, "recording": recording,
    "check": check,
  ]

  /// Runs of Python programs: not everywhere is a Python.
  static let pythonGroup = "recorded-programs"
}
