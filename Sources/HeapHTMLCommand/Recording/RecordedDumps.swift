import System

/// What a recording has left in its folder.
struct RecordedDumps {
  private let folder: RecorderFolder

  /// Makes dumps of the journals of processes that were killed before they could write theirs.
  init(in folder: RecorderFolder) {
    self.folder = folder
    for name in Self.names(in: folder) where name.hasSuffix(".journal") {
      Self.recover("\(folder.path)/\(name)", in: folder)
    }
  }

  /// The dump of the command itself, if anything was recorded.
  var main: String? { FileSystem.kind(folder.dump) == .file ? folder.dump : nil }

  /// The graph of reference cycles that was recorded with a dump, if one was.
  func leakGraph(of dump: String) -> String? {
    let graph = dump + ".garbage"
    return FileSystem.kind(graph) == .file ? graph : nil
  }

  /// The dumps of child processes: what tells them apart (the process number), and where they are.
  var children: [(mark: String, path: String)] {
    let prefix = "heap.dat."
    let others = ["owner", "journal", "notes", "garbage", "partial"]
    return Self.names(in: folder).compactMap { name in
      guard name.hasPrefix(prefix) else { return nil }
      let mark = String(name.dropFirst(prefix.count))
      if others.contains(where: { mark == $0 || mark.hasSuffix(".\($0)") }) { return nil }
      return (mark, "\(folder.path)/\(name)")
    }
  }

  /// What the recorder has to say: a line for every class that it did not find.
  var notes: [String] {
    guard let contents = try? FileContents.read("\(folder.dump).notes") else { return [] }
    return String(decoding: contents, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private static func names(in folder: RecorderFolder) -> [String] {
    ((try? FileTree.names(in: folder.path)) ?? []).sorted()
  }

  /// The journal names the Python that wrote it in its second line; that one can read it.
  private static func recover(_ journal: String, in folder: RecorderFolder) {
    let dump = String(journal.dropLast(".journal".count))
    guard FileSystem.kind(dump) == .nothing, let python = secondLine(of: journal) else { return }
    let command = [python, "-m", "heapmonitor.journal", journal, dump]
    _ = try? ChildProcess.run(
      command, environment: ["PYTHONPATH": folder.pythonPath(startup: false)],
      forwardsSignals: false)
  }

  private static func secondLine(of path: String) -> String? {
    guard let descriptor = try? Descriptor.open(path, O_RDONLY) else { return nil }
    defer { descriptor.discard() }
    guard let start = try? descriptor.read(8_192, at: 0) else { return nil }
    let lines = start.split(separator: 0x0A, maxSplits: 2)
    return lines.count > 1 ? String(decoding: lines[1], as: UTF8.self) : nil
  }
}
