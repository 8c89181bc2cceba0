import System

/// `recording.json`, which the recorder leaves in its folder (Resources/recorder/README.md).
///
/// Every recorded process appends lines to it, at any time, and may be killed while it does.
struct RecordingFile: Sendable {
  /// More than any recording has: a line takes some 300 bytes, a process writes three or four.
  static let limit = 64 << 20

  /// In the order in which they began.
  private(set) var processes: [RecordedProcess] = []
  /// Pythons that were not recorded.
  private(set) var unrecorded: Set<RecordedProcess.Identity> = []
  /// Why it says less than it holds, for a person.
  private(set) var problem: String?

  /// Reads it.
  ///
  /// - Parameter path: where it is; if nothing is there, nothing was recorded.
  static func read(_ path: String) -> RecordingFile {
    var file = RecordingFile(lines: [])
    do {
      let descriptor = try Descriptor.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
      defer { descriptor.discard() }
      guard try descriptor.status().isRegular else {
        file.problem = "is not a file"
        return file
      }
      if let contents = try FileContents.read(descriptor, expecting: 0, atMost: limit) {
        file.add(contents)
      } else {
        file.problem = "more than \(limit >> 20) MiB"
      }
    } catch {
      if error.number != ENOENT { file.problem = error.reason }
    }
    return file
  }

  /// - Parameter bytes: one line for each change of a process; the last line of a process counts.
  init(lines bytes: [UInt8]) {
    add(bytes)
  }

  private mutating func add(_ bytes: [UInt8]) {
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
      switch UnrecordedProcess(members) {
      case .began(let identity)?:
        unrecorded.insert(identity)
        continue
      case .left(let identity)?:
        unrecorded.remove(identity)
        continue
      case nil: break
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
