/// A process of somebody else's, known by its number.
package enum OtherProcess {
  /// Whether it runs.
  ///
  /// - Parameter born: when it began, in the system's ticks, as field 22 of /proc/PID/stat; another
  ///   process may have its number by now. nil: not known, because there was no /proc.
  package static func isRunning(_ number: Int64, born: Int64?) -> Bool {
    guard let process = pid_t(exactly: number), process > 0,
      kill(process, 0) == 0 || errno == EPERM
    else { return false }
    guard let fields = fields(of: number) else { return true }
    guard fields.count > 19, fields[0] != "Z" else { return false }
    return born.map { "\($0)" == fields[19] } ?? false
  }

  /// When it began, in the system's ticks; nil: not known.
  package static func born(_ number: Int64) -> Int64? {
    fields(of: number).flatMap { $0.count > 19 ? Int64($0[19]) : nil }
  }

  /// Whether this process has started it, or has started what has.
  package static func isDescendant(_ number: Int64) -> Bool {
    var number = number
    for _ in 0..<64 where number > 1 {
      guard let fields = fields(of: number), fields.count > 1, let parent = Int64(fields[1]) else {
        return false
      }
      if parent == ThisProcess.number { return true }
      number = parent
    }
    return false
  }

  /// The fields of /proc/PID/stat from the third on: state, number of the parent, ….
  private static func fields(of number: Int64) -> [String]? {
    guard let text = try? FileContents.read("/proc/\(number)/stat"),
      // After the command's name, which may hold spaces and parentheses.
      let end = text.lastIndex(of: UInt8(ascii: ")"))
    else { return nil }
    return text[(end + 1)...].split(separator: UInt8(ascii: " ")).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// Sends it a signal.
  package static func send(_ signal: Int32, to number: Int64) {
    if let process = pid_t(exactly: number), process > 0 { kill(process, signal) }
  }
}
