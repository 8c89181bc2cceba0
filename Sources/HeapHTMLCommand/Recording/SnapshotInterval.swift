import ArgumentParser

/// What `--interval` takes: seconds between periodic snapshots, or `auto`.
enum SnapshotInterval: ExpressibleByArgument, Sendable, Equatable {
  /// The recorder chooses: about twenty snapshots remain, however long the run is.
  case automatic
  case seconds(Double)

  /// - Returns: nil when it is neither `auto` nor a number above 0.
  init?(argument: String) {
    if argument == "auto" {
      self = .automatic
    } else if let seconds = Double(argument), seconds > 0, seconds.isFinite {
      self = .seconds(seconds)
    } else {
      return nil
    }
  }

  /// As the recorder reads it.
  var json: String {
    switch self {
    case .automatic: "\"auto\""
    case .seconds(let seconds): "\(seconds)"
    }
  }
}
