/// Breaks what CI systems would take for commands in the log of a job.
///
/// A runner reads every line that a command prints: GitHub obeys `::name …::` at the start of a line,
/// and GitHub, Azure and TeamCity `##[name]`, `##vso[name]` and `##teamcity[name]` anywhere in it. A
/// dump may come from a stranger, and what it holds is printed by commands and in errors. One
/// character of each such beginning is written as an escape, as in ``VisibleEscape``: `:\x3a`, `#\x23`.
///
/// On the way out, so that whoever prints need not know of it.
package struct LogGuard: Sendable {
  /// Whether there were only blanks since the line began.
  private var isAtLineStart = true

  package init() {}

  /// The bytes with every command broken. They follow those of the last call; a beginning lies within
  /// one call's bytes.
  package mutating func broken(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var kept = 0  // where the run starts that can be taken over as it is
    var place = 0
    while place < bytes.count {
      let length = step(bytes, at: place)
      if isBeginning(bytes, at: place) {
        result += bytes[kept...place]
        result += bytes[place] == Self.colon ? #"\x3a"#.utf8 : #"\x23"#.utf8
        kept = place + 2
        place = kept
        isAtLineStart = false
      } else {
        isAtLineStart = isAtLineStart ? isBlank(bytes, at: place) : Self.endsLine(bytes[place])
        place += length
      }
    }
    if kept == 0 { return bytes }
    return result + bytes[kept...]
  }

  private static let colon = UInt8(ascii: ":")
  private static let hash = UInt8(ascii: "#")

  private static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// Whether a command begins here.
  private func isBeginning(_ bytes: [UInt8], at place: Int) -> Bool {
    guard place + 1 < bytes.count, bytes[place] == bytes[place + 1] else { return false }
    switch bytes[place] {
    case Self.colon: return isAtLineStart
    case Self.hash:
      let name = bytes[(place + 2)...].prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
      return name.endIndex < bytes.count && bytes[name.endIndex] == UInt8(ascii: "[")
    default: return false
    }
  }

  /// Bytes of what is here: a blank beyond ASCII has two or three.
  private func step(_ bytes: [UInt8], at place: Int) -> Int {
    guard isAtLineStart, bytes[place] >= 0x80 else { return 1 }
    return Self.blanks.first { bytes[place...].starts(with: $0) }?.count ?? 1
  }

  /// Whether what is here leaves a line at its start: runners cut blanks off.
  private func isBlank(_ bytes: [UInt8], at place: Int) -> Bool {
    let byte = bytes[place]
    if byte < 0x80 { return byte == 0x20 || (0x09...0x0D).contains(byte) }
    return Self.blanks.contains { bytes[place...].starts(with: $0) }
  }

  /// White space beyond ASCII that ``VisibleEscape`` lets through.
  private static let blanks: [[UInt8]] =
    ([0xA0, 0x1680, 0x202F, 0x205F, 0x3000] + Array(0x2000...0x200A)).compactMap {
      Unicode.Scalar($0).map { Array(String($0).utf8) }
    }
}

extension String {
  /// The text with everything broken that a CI system would take for a command, see ``LogGuard``.
  package var brokenForLogs: String {
    var guarding = LogGuard()
    return String(decoding: guarding.broken(Array(utf8)), as: UTF8.self)
  }
}
