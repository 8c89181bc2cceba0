import HeapReport

/// Which heaphtml this is.
enum ProgramVersion {
  /// As in "0.2.0": that of the recorder which the program carries, as both are one release.
  static let number: String = {
    let file = BuiltInAssets.file(named: "Resources/recorder/heapmonitor/version.py") ?? []
    let line = file.split(separator: UInt8(ascii: "\n")).last ?? []
    let parts = line.split(separator: UInt8(ascii: "'"))
    return parts.count == 2 ? String(decoding: parts[1], as: UTF8.self) : "unknown"
  }()

  /// What `--version` prints.
  static var words: String {
    let commit = BuiltInAssets.commit
    return commit.isEmpty ? "heaphtml \(number)" : "heaphtml \(number) (commit \(commit))"
  }
}
