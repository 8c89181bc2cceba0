import Foundation

/// The built program, run as users run it.
enum Program {
  /// How a run ended and what it said.
  struct Result: CustomStringConvertible {
    let status: Int32
    let standardOutput: String
    let standardError: String

    var description: String { "status \(status), \(standardOutput)\(standardError)" }

    /// Whether a person was told in one line, and nobody else.
    var isOneLine: Bool {
      standardOutput.isEmpty && standardError.hasPrefix("heaphtml: ")
        && standardError.hasSuffix("\n") && standardError.filter(\.isNewline).count == 1
    }
  }

  /// It lies beside the bundle of the tests.
  private static let url: URL = {
    let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
    let neighbour = bundle ?? URL(fileURLWithPath: CommandLine.arguments[0])
    return neighbour.deletingLastPathComponent().appendingPathComponent("heaphtml")
  }()

  /// Where it is.
  static var path: String { url.path }

  /// Runs a script of `sh` with the program's path as its argument.
  static func shell(_ script: String, in folder: URL) throws -> Result {
    try command(["sh", script, path], in: folder)
  }

  /// Runs a command to its end.
  static func command(_ words: [String], in folder: URL) throws -> Result {
    try run(words, of: URL(fileURLWithPath: "/usr/bin/env"), in: folder)
  }

  /// Runs it to its end.
  ///
  /// - Parameters:
  ///   - input: the contents of standard input.
  ///   - folder: the current folder of the run.
  ///   - terminal: takes the place of standard error.
  ///   - environment: variables in place of those of the tests.
  ///   - output: takes the place of standard output.
  static func run(
    _ arguments: [String], of program: URL = url, input: [UInt8]? = nil, in folder: URL,
    terminal: Terminal? = nil,
    environment: [String: String] = [:], output: FileHandle? = nil
  ) throws -> Result {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let streams = try Streams(input)
    process.standardInput = streams.input
    process.standardOutput = output ?? streams.output
    process.standardError = terminal?.stream ?? streams.error
    try process.run()
    process.waitUntilExit()
    // A signal ends a program with a status of its own; none of ours may look like it.
    let crashed = process.terminationReason == .uncaughtSignal
    return try Result(
      status: crashed ? -process.terminationStatus : process.terminationStatus,
      standardOutput: streams.text(streams.output), standardError: streams.text(streams.error))
  }
}

/// The three streams of a run, as files: no pipe that could fill up.
private struct Streams {
  let input: FileHandle
  let output: FileHandle
  let error: FileHandle

  init(_ bytes: [UInt8]?) throws {
    output = try Self.file()
    error = try Self.file()
    if let bytes {
      input = try Self.file()
      try input.write(contentsOf: Data(bytes))
      try input.seek(toOffset: 0)
    } else {
      input = FileHandle.nullDevice
    }
  }

  func text(_ stream: FileHandle) throws -> String {
    try stream.seek(toOffset: 0)
    return String(decoding: try stream.readToEnd() ?? Data(), as: UTF8.self)
  }

  /// A file without a name.
  private static func file() throws -> FileHandle {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try Data().write(to: url)
    let handle = try FileHandle(forUpdating: url)
    try FileManager.default.removeItem(at: url)
    return handle
  }
}
