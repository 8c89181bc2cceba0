import HeapProfile
import Measures
import VisibleText

/// What the recorder said about the run, in words: the same on every page and on the console.
struct RunWords {
  private let record: RunRecord
  private let isRedacted: Bool

  init(_ record: RunRecord, isRedacted: Bool) {
    self.record = record
    self.isRedacted = isRedacted
  }

  /// By what, where, when, how long, and how it ended; empty when nothing of it is known.
  var facts: String {
    [origin, time, ending].compactMap { $0 }.joined(separator: " ")
  }

  /// How the recording ended, in a sentence.
  var ending: String? { record.ending.map(Self.sentence) }

  /// The same for the console, with the command as its first line.
  var lines: [String] {
    let command = command.map { "Command: \($0.cutInMiddle(to: Self.lineLength))" }
    return [command, facts.isEmpty ? nil : facts].compactMap { $0 }
  }

  /// Characters of a command on the console.
  private static let lineLength = 1_000

  /// The command line as a shell takes it; nil when it is unknown. Arguments may hold secrets, so
  /// that a redacted one is the name of the program alone.
  var command: String? {
    guard let program = record.command.first else { return nil }
    if isRedacted {
      let name = Redaction.withoutFolders(program)
      return record.command.count > 1 ? "\(ShellWord(argument: name).text) …" : name
    }
    return record.command.map { ShellWord(argument: $0).text }.joined(separator: " ")
  }

  private var origin: String? {
    var parts: [String] = []
    if let version = record.recorder { parts.append("by heaphtml’s recorder \(version)") }
    if record.python != nil || record.implementation != nil {
      let version = record.python.map { " \($0)" } ?? ""
      parts.append("with \(record.implementation ?? "Python")\(version)")
    }
    if let platform = record.platform { parts.append("on \(platform)") }
    if let number = record.processID { parts.append("in process \(number)") }
    return parts.isEmpty ? nil : "Recorded \(parts.joined(separator: " "))."
  }

  private var time: String? {
    var parts: [String] = []
    if let started = record.started.flatMap(UTCTime.init(secondsSince1970:)) {
      parts.append("started \(started)")
    }
    if let duration = record.duration { parts.append("recorded for \(Seconds(duration))") }
    if let interval = record.interval { parts.append("a snapshot every \(Seconds(interval))") }
    guard let first = parts.first else { return nil }
    return first.prefix(1).uppercased() + first.dropFirst()
      + parts.dropFirst().map { ", \($0)" }.joined() + "."
  }

  private static func sentence(_ ending: RunRecord.Ending) -> String {
    switch ending {
    case .exit: "The program ended by itself."
    case .exec: "The process then became another program."
    case .killed: "The process was killed: this is what was recorded until then."
    case .running: "The program was still running when this was written."
    case .other(let text):
      isSignal(text) ? "\(text) ended the program." : "How it ended: \(text)."
    }
  }

  private static func isSignal(_ text: String) -> Bool {
    text.hasPrefix("SIG")
      && text.utf8.allSatisfy {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
      }
  }
}

extension String {
  /// The text with its middle left out if it has more than `limit` characters.
  func cutInMiddle(to limit: Int) -> String {
    let scalars = unicodeScalars
    guard scalars.count > limit else { return self }
    let head = (limit - 3) * 2 / 3
    return String(scalars.prefix(head)) + " … " + String(scalars.suffix(limit - 3 - head))
  }
}
