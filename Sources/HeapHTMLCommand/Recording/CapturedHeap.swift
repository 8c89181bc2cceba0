import HeapGraph
import StagedOutput
import System

/// A heap file that a process has written in a hurry, uncompressed where there was room.
struct CapturedHeap {
  let path: String

  init(path: String) { self.path = path }

  /// - Returns: nil where something else is there.
  init?(at path: String) {
    guard let file = try? Descriptor.open(path, O_RDONLY | O_NOFOLLOW) else { return nil }
    defer { file.discard() }
    guard let head = try? file.read(HeapFormat.beginning, at: 0),
      HeapFormat(head) == .heapmonitor
    else { return nil }
    self.path = path
  }

  /// Puts it in its place, compressed.
  ///
  /// - Parameter name: of the process, for messages.
  /// - Throws: a ``CommandFailure``, an ``OutputError``, ``Interruption`` or ``ClosedPipe``.
  func put(into file: String, of name: String) throws {
    let descriptor: Descriptor
    do {
      descriptor = try Descriptor.open(path, O_RDONLY | O_NOFOLLOW)
    } catch {
      throw CommandFailure(.noInput, name, error.reason)
    }
    defer { descriptor.discard() }
    do {
      try StagedFile.write(file) { write in
        var packing = try HeapPacking { count, offset throws in
          try descriptor.read(count, at: offset)
        }
        try packing.write(write)
      }
    } catch let error as HeapGraphError {
      throw CommandFailure(error, name)
    } catch let error as SystemError {
      throw CommandFailure(.noInput, path, error.reason)
    }
  }
}
