import GraphComparison
import HeapComparison
import HeapGraph
import HeapReport
import HeapStatistics
import Output
import System

/// Shows what became of every class over three dumps and more.
struct ShowTrend: Sendable {
  struct Request: Sendable {
    var dumps: [DumpFile]
    /// The snapshot of each that counts.
    var choice = SnapshotChoice.automatic
    /// What they are called; nil: the names of their files.
    var names: [String]?
    /// Where pages go; nil: the result is printed.
    var destination: Destination?
    var format = CompareDumps.Format.text
    var settings = ReportSettings()
    /// Whether they are whole heaps.
    var areHeaps = false
  }

  let request: Request

  /// Dumps that cannot be read are left out, each with a line.
  ///
  /// - Returns: the status of the first that cannot be read; nil: all could.
  /// - Throws: a ``CommandFailure`` or an ``OutputError``; then the destination is as it was before.
  func perform(_ console: Console) throws -> ExitStatus? {
    let progress = console.startProgress()
    defer { console.endProgress() }
    let results = readAll()
    console.endProgress()
    var runs: [RunDigest] = []
    var labels: [String] = []
    var status: ExitStatus?
    for (place, result) in results.enumerated() {
      switch result {
      case .success(let run):
        runs.append(run)
        labels.append(request.names?[place] ?? request.dumps[place].title)
      case .failure(let failure):
        console.report(failure)
        status = status ?? failure.status
      }
    }
    if !runs.isEmpty {
      try show(
        TrendFacts(
          Trend(runs), of: request.areHeaps ? .heaps : .recordings, labels: labels,
          title: request.settings.title,
          layout: request.destination?.layout ?? .folder), console, progress)
    }
    return status
  }

  /// Of each dump only what the trend needs is kept.
  private func readAll() -> [Result<RunDigest, CommandFailure>] {
    JobPool.results(request.dumps.count) { [request] place in
      Result { () throws(CommandFailure) in
        try request.areHeaps
          ? Self.digest(ofHeap: request.dumps[place])
          : Self.digest(request.dumps[place], request.choice)
      }
    }
  }

  private static func digest(
    _ dump: DumpFile, _ choice: SnapshotChoice
  ) throws(CommandFailure) -> RunDigest {
    let analysis = try dump.analyse(nil as ProgressLine?)
    do {
      return try RunDigest(analysis, at: choice)
    } catch {
      throw CommandFailure(error, dump)
    }
  }

  private static func digest(ofHeap dump: DumpFile) throws(CommandFailure) -> RunDigest {
    let digest = HeapDigest(try dump.heap(nil))
    return RunDigest(
      tracked: digest.bytes, snapshot: "", python: digest.facts.python,
      classes: digest.types.map { .init(name: $0.name, alive: $0.count, total: $0.retained) })
  }

  private func show(_ facts: TrendFacts, _ console: Console, _ progress: ProgressLine?) throws {
    let name = request.dumps.last?.name ?? ""
    let limits = request.dumps.last?.limits.output(forByteCount: 0) ?? OutputLimits(forByteCount: 0)
    do {
      guard let destination = request.destination else {
        return try BoundedResult.print(limits, on: console) { emit in
          switch request.format {
          case .text: try ConsoleTrend(facts).write(to: emit)
          case .json: try TrendJSON(facts).write(to: emit)
          }
        }
      }
      try SiteWriter.write(try pages().site(facts), to: destination, within: limits, progress)
      console.showPath(destination.pageToOpen)
    } catch let excess as OutputExcess {
      throw CommandFailure(excess, name, "the trend")
    }
  }

  private func pages() throws(CommandFailure) -> TrendPages {
    let library = try TemplateFolder.library(request.settings.templates)
    do {
      return try TrendPages(library)
    } catch {
      throw CommandFailure(error, templates: request.settings.templates)
    }
  }
}
