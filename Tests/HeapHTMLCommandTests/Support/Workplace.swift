import Foundation
import TestSupport
import Testing

/// A folder for one test, removed with everything in it when the test is done.
final class Workplace: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("heaphtml-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write("heap.dat", Fixture("small").bytes())
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func url(_ path: String) -> URL { folder.appendingPathComponent(path) }

  func path(_ name: String) -> String { url(name).path }

  func write(_ path: String, _ bytes: [UInt8]) throws {
    let file = url(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func write(_ path: String, _ text: String) throws { try write(path, Array(text.utf8)) }

  func text(_ path: String) throws -> String {
    try String(contentsOf: url(path), encoding: .utf8)
  }

  /// Makes a symbolic link.
  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: url(path).path, withDestinationPath: target)
  }

  func target(of path: String) throws -> String {
    try FileManager.default.destinationOfSymbolicLink(atPath: url(path).path)
  }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url(path).path) }

  /// Everything below the folder: paths with the contents of files; a folder ends with `/`.
  func everything() throws -> [String: Data] {
    var all: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let attributes = try FileManager.default.attributesOfItem(atPath: url(path).path)
      switch attributes[.type] as? FileAttributeType {
      case .typeDirectory: all["\(path)/"] = Data()
      case .typeSymbolicLink:
        let target = try FileManager.default.destinationOfSymbolicLink(atPath: url(path).path)
        all["\(path)@"] = Data(target.utf8)
      default: all[path] = try Data(contentsOf: url(path))
      }
    }
    return all
  }

  /// The number of a file on its file system.
  func inode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: url(path).path)[.systemFileNumber] as? Int
  }

  func run(_ arguments: String..., input: [UInt8]? = nil) throws -> Program.Result {
    try Program.run(arguments, input: input, in: folder)
  }

  /// Runs the program and holds it to what is promised for a failure: the status, one line, and
  /// everything on disk as it was.
  @discardableResult
  func expectFailure(
    _ arguments: String..., input: [UInt8]? = nil, status: Int32,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let before = try everything()
    let result = try Program.run(arguments, input: input, in: folder)
    #expect(result.status == status, "\(result)", sourceLocation: sourceLocation)
    #expect(result.isOneLine, "\(result)", sourceLocation: sourceLocation)
    let after = try everything()
    #expect(
      after.keys.sorted() == before.keys.sorted(), "\(result)", sourceLocation: sourceLocation)
    #expect(after == before, "files have changed", sourceLocation: sourceLocation)
    return result.standardError
  }
}
