/// The name of a file as a shell takes it.
struct ShellWord {
  let text: String

  /// - Parameter name: as the user wrote it; `-` is standard input, which a command reads from a
  ///   file.
  init(_ name: String) {
    if name == "-" {
      text = "FILE"
    } else if name.utf8.allSatisfy(Self.isPlain) {
      text = name
    } else {
      let parts = name.split(separator: "'", omittingEmptySubsequences: false)
      text = "'" + parts.joined(separator: #"'\''"#) + "'"
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "._/-+=@,:%".utf8.contains(byte)
    }
  }
}
