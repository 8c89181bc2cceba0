import Foundation
import TestSupport

/// The built program, which lies beside the tests.
struct ShellProgram {
  /// How a run ended.
  struct Result {
    let status: Int32
    let output: [UInt8]
    let errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
  }

  static let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("heaphtml").path

  static func run(_ arguments: String...) throws -> Result { try run(path, arguments) }

  static func run(_ arguments: [String]) throws -> Result { try run(path, arguments) }

  /// Runs a shell script in which `$1` is the program, `$2` a dump and `$3` what else it needs.
  static func shell(_ script: String, _ fixture: Fixture, _ argument: String = "") throws
    -> Result
  {
    try run("/bin/bash", ["-o", "pipefail", "-c", script, "test", path, fixture.path, argument])
  }

  /// Runs it with a standard output whose reader has already left.
  static func runWithoutReader(_ arguments: [String]) throws -> Result {
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    return try run(path, arguments, output: pipe.fileHandleForWriting)
  }

  private static func run(_ program: String, _ arguments: [String], output: FileHandle? = nil)
    throws -> Result
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let folder = try Folder()
    defer { folder.remove() }
    // Files, not pipes: nobody has to read while the program runs.
    let outputPath = folder.path("output")
    let errorPath = folder.path("errors")
    for name in ["output", "errors"] { try folder.write(name, "") }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output ?? FileHandle(forWritingAtPath: outputPath)
    process.standardError = FileHandle(forWritingAtPath: errorPath)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: try folder.bytes("output"),
      errors: String(decoding: try folder.bytes("errors"), as: UTF8.self))
  }
}

/// A folder of a test's own.
struct Folder {
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  func bytes(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: url.appendingPathComponent(name)))
  }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: url.appendingPathComponent(name))
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }

  func remove() { try? FileManager.default.removeItem(at: url) }
}
