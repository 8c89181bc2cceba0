/// A line of `recording.json` about a Python that is not recorded.
enum UnrecordedProcess {
  /// There is one.
  case began(RecordedProcess.Identity)
  /// It became another program.
  case left(RecordedProcess.Identity)

  /// - Returns: nil when the line is about something else.
  init?(_ members: [String: JSONValue]) {
    guard let number = members["pid"]?.integer, number > 0,
      let started = members["started"]?.integer
    else { return nil }
    let identity = RecordedProcess.Identity(number: number, started: started)
    switch members["state"]?.text {
    case "unrecorded": self = .began(identity)
    case "left": self = .left(identity)
    default: return nil
    }
  }
}
