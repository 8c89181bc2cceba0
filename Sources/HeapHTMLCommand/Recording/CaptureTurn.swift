import System

/// The right to capture a process; one capture of it has it at a time, whoever runs it.
///
/// It is a lock on the process' own folder in /proc: nothing has to be made or removed, and it goes with
/// whoever holds it.
struct CaptureTurn {
  private let folder: Descriptor

  /// - Throws: when another capture is under way.
  init(_ process: Int64) throws(CommandFailure) {
    let path = "/proc/\(process)"
    do {
      folder = try Descriptor.open(path, O_RDONLY | O_DIRECTORY)
    } catch {
      throw CommandFailure(.noInput, "process \(process)", "there is no such process")
    }
    do {
      try folder.lock()
    } catch {
      folder.discard()
      throw .isUnderWay(process)
    }
  }

  func end() { folder.discard() }
}

extension CommandFailure {
  /// A second capture of a process.
  static func isUnderWay(_ process: Int64) -> CommandFailure {
    CommandFailure(
      .noInput, "process \(process)", "another capture of it is under way",
      advice: "wait until that has ended")
  }
}
