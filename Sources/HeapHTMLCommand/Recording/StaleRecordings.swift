import System

/// Folders of recordings that killed runs have left behind.
enum StaleRecordings {
  /// Removes those of this user's in a folder that no run holds, where nothing is recorded any
  /// longer, and which were not left for a person to read.
  static func remove(in folder: String) {
    // What cannot be tidied up here is not a reason to fail: another run will try it again.
    for name in (try? FileTree.names(in: folder)) ?? [] where name.hasPrefix(RecorderFolder.prefix)
    {
      removeIfDead("\(folder)/\(name)")
    }
  }

  private static func removeIfDead(_ path: String) {
    guard let status = try? FileStatus.of(path), status.isFolder, status.isOurs,
      status.permissions & 0o077 == 0
    else { return }
    let lock: Descriptor
    do {
      lock = try Descriptor.open(
        "\(path)/\(RecorderFolder.lockName)", O_RDWR | O_NOFOLLOW | O_NONBLOCK)
    } catch {
      return  // somebody else's, or it is just being made
    }
    defer { lock.discard() }
    guard let status = try? lock.status(), status.isRegular, status.nameCount == 1,
      (try? lock.lock()) != nil, let contents = try? FileContents.read(lock, expecting: 0),
      contents.isEmpty
    else { return }
    let file = RecordingFile.read(
      "\(RecorderFolder.data(of: path))/\(RecorderFolder.recordingName)")
    guard !file.processes.contains(where: \.isRunning), !RecorderFolder.commandRuns(in: path) else {
      return
    }
    RecorderFolder.removeData(RecorderFolder.data(of: path), of: path)
    FileTree.remove(path)
  }
}
