#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import Bytes

/// The dump as the user named it; `-` is standard input.
struct DumpFile {
  let name: String
  var limits = ReadingLimits()

  private var isStandardInput: Bool { name == "-" }
  /// For messages and titles: never a folder, which is nobody else's business.
  var title: String {
    isStandardInput ? "standard input" : String(name.split(separator: "/").last ?? "dump")
  }

  /// Opens it, and reads it: a file while the caller already works on it, anything else at once.
  func open() throws(CommandFailure) -> (bytes: OwnedBytes, arrival: ArrivingFile?) {
    let descriptor = isStandardInput ? dup(STDIN_FILENO) : Glibc.open(name, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(.last) }
    do {
      return try read(descriptor)
    } catch {
      close(descriptor)
      throw error
    }
  }

  /// Reads it to its end.
  func read() throws(CommandFailure) -> OwnedBytes {
    let (bytes, arrival) = try open()
    guard let arrival else { return bytes }
    let available = arrival.wait(for: bytes.count)
    if let failure = arrival.error { throw unreadable(failure) }
    guard available == bytes.count else {
      throw CommandFailure(.noInput, name, "became shorter while it was read")
    }
    return bytes
  }

  /// - Parameter descriptor: closed unless this throws.
  private func read(_ descriptor: Int32) throws(CommandFailure)
    -> (bytes: OwnedBytes, arrival: ArrivingFile?)
  {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(.last) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw CommandFailure(.noInput, name, "is a directory", advice: "name the dump in it")
    }
    let contents: OwnedBytes?
    do {
      // Files of /proc say that they are empty; standard input may stand behind its beginning.
      if status.st_mode & S_IFMT == S_IFREG, status.st_size > 0, !isStandardInput {
        let file = ArrivingFile()
        return (try file.start(descriptor, size: Int(status.st_size)), file)
      }
      contents = try FileContents.read(descriptor, expecting: 0, atMost: limits.input)
    } catch {
      throw unreadable(error)
    }
    guard let contents else {
      throw CommandFailure(
        .dataError, name, "more than the limit of \(limits.input) bytes, and no end",
        advice: "write it to a file, or raise the limit with --input-limit SIZE")
    }
    close(descriptor)
    return (contents, nil)
  }

  func unreadable(_ error: SystemError) -> CommandFailure {
    CommandFailure(.noInput, name, error.reason)
  }
}

/// The bytes behind a descriptor.
enum FileContents {
  /// - Parameter size: the size that the file has, or 0 if that cannot be told.
  static func read(_ descriptor: Int32, expecting size: Int) throws(SystemError) -> OwnedBytes {
    try read(descriptor, expecting: size, atMost: .max) ?? OwnedBytes([])
  }

  /// - Parameters:
  ///   - size: the size that the file has, or 0 if that cannot be told.
  ///   - limit: when there are more bytes than that, reading stops.
  /// - Returns: all bytes up to the end, nil when there are too many.
  static func read(
    _ descriptor: Int32, expecting size: Int, atMost limit: Int
  ) throws(SystemError) -> OwnedBytes? {
    // One byte more than expected, so that a file of the expected size is read in one go.
    var capacity = max(size, 1 << 16)
    if capacity < .max { capacity += 1 }
    // One byte more than may be there, so that it shows.
    let most = limit < .max ? limit + 1 : .max
    guard var memory = malloc(capacity) else { throw .last }
    var count = 0
    while true {
      if count > limit {
        free(memory)
        return nil
      }
      if count == capacity {
        capacity = capacity < most / 2 ? 2 * capacity : most
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
    return OwnedBytes(adopting: UnsafeMutableRawBufferPointer(start: memory, count: count))
  }
}
