/// A text as a shell takes it for one word.
package struct ShellWord {
  package let text: String

  /// - Parameter name: of a file, as the user wrote it; `-` is standard input, which a command reads
  ///   from a file.
  package init(_ name: String) {
    self.init(argument: name == "-" ? "FILE" : name)
  }

  /// - Parameter argument: any text.
  package init(argument: String) {
    if !argument.isEmpty, argument.utf8.allSatisfy(Self.isPlain) {
      text = argument
    } else {
      let parts = argument.split(separator: "'", omittingEmptySubsequences: false)
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
