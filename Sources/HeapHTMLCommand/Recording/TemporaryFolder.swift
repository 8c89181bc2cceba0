import System

/// Where recordings are while they are made.
enum TemporaryFolder {
  /// The folder that TMPDIR names, as an absolute path, or /tmp.
  ///
  /// The path becomes a part of PYTHONPATH, where a colon would divide it, and of a text for Python in
  /// an encoding that the program chooses: so it has to be plain ASCII.
  static var path: String {
    guard let named = Environment["TMPDIR"], !named.isEmpty else { return "/tmp" }
    // What is not there is named as it was, in the error.
    guard let real = FileSystem.realPath(named) else { return isPlain(named) ? named : "/tmp" }
    return isPlain(real) ? real : "/tmp"
  }

  private static func isPlain(_ path: String) -> Bool {
    path.utf8.allSatisfy { 0x20..<0x7F ~= $0 && $0 != UInt8(ascii: ":") }
  }
}
