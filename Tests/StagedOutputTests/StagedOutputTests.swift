import Foundation
import StagedOutput
import System
import Testing

@Suite("Whole or nothing")
struct StagedOutputTests {
  private let folder: String

  init() throws {
    let prefix = FileManager.default.temporaryDirectory.appendingPathComponent("staged-").path
    folder = try FileSystem.makeUniqueFolder(prefix)
  }

  private struct Stop: Error {}

  private func text(_ name: String) throws -> String {
    String(decoding: try FileContents.read("\(folder)/\(name)"), as: UTF8.self)
  }

  private func names() throws -> [String] { try FileTree.names(in: folder).sorted() }

  private func publish(beside page: String? = nil, _ files: [String: String]) throws {
    let writer = try FolderWriter.begin("\(folder)/out", page: page)
    do {
      try writer.makeFolder("assets")
      for (name, text) in files { try writer.write(name, Array(text.utf8)) }
      try writer.publish()
    } catch {
      writer.discard()
      throw error
    }
  }

  /// The smallest picture that has the first and the last chunk of every one.
  private let picture: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    + [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]

  private func publish(picture: [UInt8]) throws {
    let writer = try FolderWriter.begin("\(folder)/out", page: nil)
    do {
      for name in ["assets", "charts"] { try writer.makeFolder(name) }
      try writer.write("charts/size.png", picture)
      try writer.publish()
    } catch {
      writer.discard()
      throw error
    }
  }

  @Test("a picture has the mark as a text before its last chunk, and is replaced by the next run")
  func pictures() throws {
    defer { FileTree.remove(folder) }
    try publish(picture: picture)
    let written = try FileContents.read("\(folder)/out/charts/size.png")
    #expect(written.starts(with: picture.dropLast(12)) && written.suffix(12) == picture.suffix(12))
    // The checksum as zlib computes it.
    #expect(written.suffix(16).prefix(4).elementsEqual([0xEF, 0x8E, 0x92, 0x8F]))
    try publish(picture: picture)
    try Array(picture).withUnsafeBytes { bytes in
      try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/out/charts/size.png"))
    }
    #expect(throws: OutputError.self) { try publish(picture: picture) }
  }

  @Test("a file appears once it is complete, and stays as it was otherwise")
  func file() throws {
    defer { FileTree.remove(folder) }
    let path = "\(folder)/file"
    try StagedFile.write(path) { write in
      try write(Array("one".utf8))
      #expect(FileSystem.kind(path) == .nothing)
      try write(Array(" two".utf8))
    }
    #expect(try text("file") == "one two")
    #expect(throws: Stop.self) {
      try StagedFile.write(path) { write in
        try write(Array("three".utf8))
        throw Stop()
      }
    }
    #expect(try text("file") == "one two")
    #expect(try names() == ["file"])
  }

  @Test("a folder replaces its own files and keeps those of others")
  func replacement() throws {
    defer { FileTree.remove(folder) }
    try publish(["index.html": "first", "old.html": "old"])
    try StagedFile.write("\(folder)/out/mine.txt") { try $0(Array("mine".utf8)) }
    try publish(["index.html": "second"])
    let out = try FileTree.names(in: "\(folder)/out")
    #expect(Set(out) == ["assets", "index.html", "mine.txt"])
    #expect(try text("out/index.html").hasPrefix("second\n<!-- Made by heaphtml"))
    #expect(try text("out/mine.txt") == "mine")
    #expect(try names() == ["out"])
  }

  @Test("a file of somebody else in the way is an error, and nothing has changed")
  func conflict() throws {
    defer { FileTree.remove(folder) }
    try FileSystem.makeFolder("\(folder)/out")
    try StagedFile.write("\(folder)/out/index.html") { try $0(Array("mine".utf8)) }
    let error = #expect(throws: OutputError.self) { try publish(["index.html": "report"]) }
    #expect(error?.kind == .cannotCreate)
    #expect(error?.path == "\(folder)/out/index.html")
    #expect(try text("out/index.html") == "mine")
    #expect(try names() == ["out"])
  }

  @Test("a page goes beside its folder")
  func page() throws {
    defer { FileTree.remove(folder) }
    try publish(beside: "\(folder)/out.html", ["index.html": "page", "other.html": "other"])
    #expect(try names() == ["out", "out.html"])
    #expect(try text("out.html").hasPrefix("page"))
    #expect(FileSystem.kind("\(folder)/out/index.html") == .nothing)
  }

  @Test("a new folder comes with its parents, or not at all")
  func newFolder() throws {
    defer { FileTree.remove(folder) }
    let path = "\(folder)/a/b"
    #expect(throws: Stop.self) {
      try StagedFolder.writeNew(path) { staged in
        try staged.write("file", [1])
        throw Stop()
      }
    }
    #expect(try names() == [])
    #expect(try StagedFolder.writeNew(path) { try $0.write("file", [1], [2]) })
    #expect(try FileContents.read("\(path)/file") == [1, 2])
    #expect(try StagedFolder.writeNew(path) { try $0.write("file", [3]) } == false)
    #expect(try FileContents.read("\(path)/file") == [1, 2])
  }

  @Test("what a killed run has left goes, what is not ours stays")
  func leftovers() throws {
    defer { FileTree.remove(folder) }
    let renamed = ".heaphtml.partial-renamed"
    for name in [".heaphtml.partial-dead", ".heaphtml.partial-empty", renamed, "other.partial-x"] {
      try FileSystem.makeFolder("\(folder)/\(name)", permissions: 0o700)
    }
    for lock in [".heaphtml.partial-dead/lock-dead", "\(renamed)/lock", "\(renamed)/lock-dead"] {
      try Descriptor.open("\(folder)/\(lock)", O_WRONLY | O_CREAT, permissions: 0o600).close()
    }
    for name in [".heaphtml.partial-dead", renamed] {
      try FileSystem.makeFolder("\(folder)/\(name)/new")
    }
    try StagedFile.write("\(folder)/file") { try $0([1]) }
    #expect(try names() == [renamed, "file", "other.partial-x"])
    #expect(
      try FileTree.names(in: "\(folder)/\(renamed)").sorted() == ["lock", "lock-dead", "new"])
  }
}
