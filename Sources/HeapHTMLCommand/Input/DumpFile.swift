#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import PickleReader

/// The dump as the user named it; `-` is standard input.
struct DumpFile {
  let name: String

  private var isStandardInput: Bool { name == "-" }
  /// For messages and titles: never a folder, which is nobody else's business.
  var title: String {
    isStandardInput ? "standard input" : String(name.split(separator: "/").last ?? "dump")
  }

  /// Reads all of it into memory of our own: a file that shrinks meanwhile must not end the
  /// program, as it would if it were mapped.
  func read() throws(CommandFailure) -> PickleBytes {
    let descriptor = isStandardInput ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(.last) }
    defer { if !isStandardInput { close(descriptor) } }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(.last) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw CommandFailure(.noInput, name, "is a directory", advice: "name the dump in it")
    }
    let expected = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
    do {
      return try FileContents.read(descriptor, expecting: expected)
    } catch {
      throw unreadable(error)
    }
  }

  private func unreadable(_ error: SystemError) -> CommandFailure {
    CommandFailure(.noInput, name, error.reason)
  }
}

/// The bytes behind a descriptor.
enum FileContents {
  /// - Parameter size: the size that the file has, or 0 if that cannot be told.
  static func read(_ descriptor: Int32, expecting size: Int) throws(SystemError) -> PickleBytes {
    // One byte more than expected, so that a file of the expected size is read in one go.
    var capacity = max(size, 1 << 16) + 1
    guard var memory = malloc(capacity) else { throw .last }
    var count = 0
    while true {
      if count == capacity {
        capacity *= 2
        guard let larger = realloc(memory, capacity) else {
          free(memory)
          throw .last
        }
        memory = larger
      }
      let received = Glibc.read(descriptor, memory + count, capacity - count)
      if received == 0 { break }
      if received < 0 {
        if errno == EINTR { continue }
        let error = SystemError.last
        free(memory)
        throw error
      }
      count += received
    }
    return PickleBytes(adopting: UnsafeMutableRawBufferPointer(start: memory, count: count))
  }
}
