import HeapReport
import HeapStatistics

/// The processes that a recording has followed: where the command's own report goes, and what is said
/// of all of them.
///
/// With other processes beside the command's own, the destination of a report is an index over all.
struct FollowedProcesses {
  private let result: RecordingDestination
  private let settings: ReportSettings
  private var processes: [ProcessesFacts.Process] = []
  /// Dumps of other processes, as they were named.
  private var others: [String] = []

  /// What the command's own report is called beside the index.
  private static let mainMark = "main"

  init(result: RecordingDestination, settings: ReportSettings) {
    self.result = result
    self.settings = settings
  }

  /// Where the command's own dump goes; ask after the others were added.
  var main: RecordingDestination {
    processes.isEmpty ? result : result.child(Self.mainMark)
  }

  /// Adds another process that was delivered.
  ///
  /// - Parameter digest: of its report; nil for a dump that was copied.
  mutating func add(_ mark: String, at place: RecordingDestination, _ digest: ProcessDigest?) {
    others.append(place.file)
    if let digest { processes.append(process(mark, at: place, digest)) }
  }

  /// Adds the command's own process, if there is an index.
  mutating func addMain(_ digest: ProcessDigest?) {
    guard !processes.isEmpty, let digest else { return }
    processes.insert(process(Self.mainMark, at: main, digest), at: 0)
  }

  /// Makes the index, or names the dumps beside the command's own.
  func finish(_ console: Console) throws {
    if !processes.isEmpty {
      let title = String(result.file.split(separator: "/").last ?? "heap")
      try MakeProcessIndex(
        request: .init(
          processes: processes, destination: settings.destination(result.file), title: title,
          settings: settings)
      ).perform(console)
    } else if !others.isEmpty {
      let shown = others.prefix(10).joined(separator: ", ") + (others.count > 10 ? ", …" : "")
      console.warn(
        others.count == 1
          ? "1 other process was recorded: \(shown)"
          : "\(others.count) other processes were recorded: \(shown)")
    }
  }

  private func process(
    _ mark: String, at place: RecordingDestination, _ digest: ProcessDigest
  ) -> ProcessesFacts.Process {
    let report = settings.destination(place.file)
    return ProcessesFacts.Process(
      mark: mark, digest: digest,
      href: report.href(from: settings.destination(result.file)))
  }
}
