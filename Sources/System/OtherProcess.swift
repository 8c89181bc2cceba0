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
    guard let text = try? FileContents.read("/proc/\(process)/stat") else { return true }
    // After the command's name, which may hold blanks and parentheses.
    guard let end = text.lastIndex(of: UInt8(ascii: ")")) else { return true }
    let fields = text[(end + 1)...].split(separator: UInt8(ascii: " "))
    guard fields.count > 19, fields[0] != [UInt8(ascii: "Z")] else { return false }
    return born.map { "\($0)" == String(decoding: fields[19], as: UTF8.self) } ?? false
  }

  /// Sends it a signal.
  package static func send(_ signal: Int32, to number: Int64) {
    if let process = pid_t(exactly: number), process > 0 { kill(process, signal) }
  }
}
