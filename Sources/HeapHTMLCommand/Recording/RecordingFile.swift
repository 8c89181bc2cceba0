#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import PickleReader

/// `recording.json`, which the recorder leaves in its folder (Resources/recorder/README.md).
///
/// Every recorded process appends lines to it, at any time, and may be killed while it does.
struct RecordingFile: Sendable {
  /// More than any recording has: a line takes some 300 bytes, a process writes three or four.
  static let limit = 64 << 20

  /// In the order in which they began.
  private(set) var processes: [RecordedProcess] = []
  /// Why it tells less than it holds, for a person.
  private(set) var problem: String?

  /// - Parameter path: where it is; if nothing is there, nothing was recorded.
  init(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno != ENOENT { problem = SystemError.last.reason }
      return
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      problem = "is not a file"
      return
    }
    do {
      if let contents = try FileContents.read(descriptor, expecting: 0, atMost: Self.limit) {
        read(contents.array)
      } else {
        problem = "more than \(Self.limit >> 20) MiB"
      }
    } catch {
      problem = error.reason
    }
  }

  /// - Parameter bytes: a line for each change of a process; the last one of a process counts.
  init(lines bytes: [UInt8]) {
    read(bytes)
  }

  private mutating func read(_ bytes: [UInt8]) {
    var places: [RecordedProcess.Identity: Int] = [:]
    var unreadable = 0
    for line in bytes.split(separator: 0x0A) {
      guard case .object(let members)? = JSONReader.value(of: line),
        let version = members["version"]?.integer
      else {
        unreadable += 1
        continue
      }
      guard version == RecordedProcess.version else {
        problem = "written in version \(version), which this heaphtml does not read"
        continue
      }
      guard let process = RecordedProcess(members) else {
        unreadable += 1
        continue
      }
      if let place = places[process.identity] {
        processes[place] = process
      } else {
        places[process.identity] = processes.count
        processes.append(process)
      }
    }
    if unreadable > 0, problem == nil {
      problem = unreadable == 1 ? "a line is not whole" : "\(unreadable) lines are not whole"
    }
  }
}
