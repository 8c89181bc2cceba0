import Foundation
import System
import Testing

@Suite("Files by descriptor and by path")
struct FileTests {
  private let folder: String

  init() throws {
    let prefix = FileManager.default.temporaryDirectory.appendingPathComponent("system-").path
    folder = try FileSystem.makeUniqueFolder(prefix)
  }

  private func make(_ name: String, _ bytes: [UInt8]) throws -> String {
    let path = "\(folder)/\(name)"
    let file = try Descriptor.open(path, O_WRONLY | O_CREAT | O_EXCL, permissions: 0o600)
    try file.write(bytes)
    try file.close()
    return path
  }

  @Test("what is written is read again, whatever was expected")
  func contents() throws {
    defer { FileTree.remove(folder) }
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let path = try make("file", bytes)
    #expect(try FileContents.read(path) == bytes)
    for expected in [0, 1, bytes.count, 1 << 20] {
      let file = try Descriptor.open(path, O_RDONLY)
      defer { file.discard() }
      #expect(try FileContents.read(file, expecting: expected) == bytes)
    }
    let file = try Descriptor.open(path, O_RDONLY)
    defer { file.discard() }
    #expect(try file.status().size == bytes.count)
    #expect(try file.read(5, at: 299_998) == Array(bytes.suffix(2)))
    #expect(try FileContents.memory(of: file, expecting: 0, atMost: 299_999) == nil)
  }

  @Test("an error has the words of the system and an advice")
  func errors() throws {
    defer { FileTree.remove(folder) }
    let path = "\(folder)/none/file"
    let error = #expect(throws: SystemError.self) { try Descriptor.open(path, O_RDONLY) }
    #expect(error == SystemError(number: ENOENT))
    #expect(error?.reason == "no such file or directory")
    #expect(error?.advice == "create the folder first")
    #expect(throws: SystemError(number: EEXIST)) { try FileSystem.makeFolder(folder) }
    let file = try Descriptor.open(try make("closed", []), O_RDONLY)
    try file.close()
    #expect(throws: SystemError(number: EBADF)) { try file.close() }
    #expect(throws: SystemError(number: EBADF)) { try file.write([1]) }
  }

  @Test("a lock keeps others away until it is closed")
  func locks() throws {
    defer { FileTree.remove(folder) }
    let path = try make("lock", [])
    let first = try Descriptor.open(path, O_RDWR)
    let second = try Descriptor.open(path, O_RDWR)
    defer { second.discard() }
    try first.lock()
    #expect(throws: SystemError(number: EWOULDBLOCK)) { try second.lock() }
    first.discard()
    try second.lock()
  }

  @Test("a tree is listed and removed with what is in it; links are not followed")
  func trees() throws {
    let kept = try make("kept", [1])
    let tree = "\(folder)/tree"
    try FileSystem.makeFolder(tree)
    try FileSystem.makeFolder("\(tree)/inner", permissions: 0o500)
    let (top, inner) = (try Folder.at(folder), try Folder.at(tree))
    defer { top.discard() }
    defer { inner.discard() }
    try top.link("kept", into: inner)
    try inner.move("kept", to: inner, as: "name")
    try FileManager.default.createSymbolicLink(
      atPath: "\(tree)/link", withDestinationPath: folder)
    let contents = try FolderContents(
      of: inner, admits: { (_, _) throws(SystemError) in }, obstacle: \.error)
    #expect(Set(contents.levels.flatMap { $0.entries.map(\.name) }) == ["inner", "name", "link"])
    #expect(contents.levels.map(\.path) == ["", "inner"])
    #expect(inner.kind("link") == .link)
    #expect(try inner.status("name").isSame(as: top.status("kept")))
    FileTree.remove(tree)
    #expect(FileSystem.kind(tree) == .nothing)
    #expect(FileSystem.isRegular(kept))
    FileTree.remove(folder)
    #expect(FileSystem.kind(folder) == .nothing)
  }

  @Test("two folders change places in one step")
  func exchange() throws {
    defer { FileTree.remove(folder) }
    let first = try make("first", [1])
    let second = try make("second", [2])
    let here = try Folder.at(folder)
    defer { here.discard() }
    try here.exchange("first", with: here, "second")
    #expect(try FileContents.read(first) == [2])
    #expect(try FileContents.read(second) == [1])
  }
}
