import Bytes
import System

/// The dump as the user named it; `-` is standard input.
struct DumpFile {
  let name: String
  var limits = ReadingLimits()
  /// Whether a heap file that is not whole gives what is whole in it.
  var isSalvage = false

  private var isStandardInput: Bool { name == "-" }
  /// For messages and titles: never a folder, which is private.
  var title: String {
    isStandardInput ? "standard input" : String(name.split(separator: "/").last ?? "dump")
  }

  /// When the file was last written, in seconds since 1970; nil for what is no file.
  var modified: Int64? {
    guard !isStandardInput, let status = try? FileStatus.of(name, followsLink: true),
      status.isRegular
    else { return nil }
    return status.modified
  }

  /// Opens and reads it: a file while the caller already works on it, anything else at once.
  func open() throws(CommandFailure) -> (bytes: OwnedBytes, arrival: ArrivingFile?) {
    let descriptor: Descriptor
    do {
      descriptor =
        try isStandardInput
        ? Descriptor.standardInput.duplicate() : Descriptor.open(name, O_RDONLY)
    } catch {
      throw unreadable(error)
    }
    do {
      return try read(descriptor)
    } catch {
      descriptor.discard()
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
      throw CommandFailure(.noInput, name, "was shortened while it was read")
    }
    return bytes
  }

  /// - Parameter descriptor: closed unless this throws.
  private func read(_ descriptor: Descriptor) throws(CommandFailure)
    -> (bytes: OwnedBytes, arrival: ArrivingFile?)
  {
    let status: FileStatus
    do { status = try descriptor.status() } catch { throw unreadable(error) }
    guard !status.isFolder else {
      throw CommandFailure(.noInput, name, "is a directory", advice: "name the dump in it")
    }
    let contents: UnsafeMutableRawBufferPointer?
    do {
      // Files of /proc say that they are empty; standard input may be past its beginning.
      if status.isRegular, status.size > 0, !isStandardInput {
        let file = ArrivingFile()
        return (try file.start(descriptor, size: status.size), file)
      }
      contents = try FileContents.memory(of: descriptor, expecting: 0, atMost: limits.input)
    } catch {
      throw unreadable(error)
    }
    guard let contents else {
      throw CommandFailure(
        .dataError, name, "does not end within the limit of \(limits.input) bytes",
        advice: "write it to a file, or raise the limit with --input-limit SIZE")
    }
    descriptor.discard()
    return (OwnedBytes(adopting: contents), nil)
  }

  func unreadable(_ error: SystemError) -> CommandFailure {
    CommandFailure(.noInput, name, error.reason)
  }
}
