import Foundation

/// A terminal without a person.
struct Terminal {
  private let observer: FileHandle
  /// The side that a program writes to.
  let stream: FileHandle

  init() throws {
    var master: Int32 = -1
    var slave: Int32 = -1
    guard openpty(&master, &slave, nil, nil, nil) == 0 else { throw POSIXError(.ENOTTY) }
    observer = FileHandle(fileDescriptor: master, closeOnDealloc: true)
    stream = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
  }

  /// What was written to it so far, up to the mark that is set after it.
  func text() throws -> String {
    let mark = "\u{4}end\u{4}"
    try stream.write(contentsOf: Data(mark.utf8))
    // A character may come in two parts.
    var bytes: [UInt8] = []
    while !bytes.suffix(mark.utf8.count).elementsEqual(mark.utf8) {
      bytes += observer.availableData
    }
    return String(decoding: bytes.dropLast(mark.utf8.count), as: UTF8.self)
  }

  /// What a person sees on it in the end: nothing of a progress line, which a run that takes long
  /// draws and erases.
  func screen() throws -> String { try Self.screen(showing: text()) }

  /// What is there when a text was written that goes back to the start of a line (CR) and erases to
  /// its end (ESC [ K).
  static func screen(showing text: String) -> String {
    var lines: [[Unicode.Scalar]] = [[]]
    var column = 0
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      let last = lines.count - 1
      if scalar == "\r" {
        column = 0
      } else if scalar == "\n" {
        lines.append([])
      } else if scalar == "\u{1B}", rest.starts(with: ["[", "K"]) {
        rest = rest.dropFirst(2)
        lines[last] = Array(lines[last].prefix(column))
      } else {
        lines[last] += Array(repeating: " ", count: max(0, column - lines[last].count))
        lines[last].replaceSubrange(column..<min(column + 1, lines[last].count), with: [scalar])
        column += 1
      }
    }
    return lines.map { line in String(String.UnicodeScalarView(line)) }.joined(separator: "\n")
  }
}
