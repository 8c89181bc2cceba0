import HeapComparison
import HeapProfile
import HeapReport
import HeapStatistics
import Output

/// Compares two dumps and prints what changed.
struct CompareDumps: Sendable {
  struct Request: Sendable {
    var base: DumpFile
    var head: DumpFile
    /// The snapshots that are compared.
    var choice = SnapshotChoice.automatic
    /// What the two are called; nil: the names of their files.
    var names: (base: String, head: String)?
    var isRedacted = false

    /// Reads both and finds what changed.
    func facts(
      _ progress: ProgressLine?, _ options: ComparisonFacts.Options
    ) throws(CommandFailure) -> ComparisonFacts {
      let before = try base.analyse(progress)
      return try facts(before, head.analyse(progress), options)
    }

    /// Finds what changed between two that have been read.
    func facts(
      _ before: HeapAnalysis, _ after: HeapAnalysis, _ options: ComparisonFacts.Options
    ) throws(CommandFailure) -> ComparisonFacts {
      let comparison: Comparison
      do {
        comparison = try Comparison(base: before, head: after, at: choice)
      } catch {
        throw CommandFailure(error, error.side == .base ? base : head)
      }
      do {
        return try ComparisonFacts(
          comparison, ComparisonLabels(base: base.title, head: head.title, names: names), options)
      } catch {
        throw CommandFailure(error, head.name)
      }
    }

    /// How large a result may become.
    func limits(_ facts: ComparisonFacts) -> OutputLimits {
      let bytes =
        facts.comparison.base.profile.byteCount
        + facts.comparison.head.profile.byteCount
      return head.limits.output(forByteCount: bytes)
    }
  }

  /// How the result is written.
  enum Format: String, CaseIterable, Sendable {
    case text
    case json
  }

  let request: Request
  var format = Format.text

  func perform(_ console: Console) throws {
    let progress = console.startProgress()
    defer { console.endProgress() }
    var options = ComparisonFacts.Options()
    options.isRedacted = request.isRedacted
    let facts = try request.facts(progress, options)
    console.endProgress()
    do {
      try BoundedResult.print(request.limits(facts), on: console) { emit in
        switch format {
        case .text: try ConsoleComparison(facts).write(to: emit)
        case .json: try ComparisonJSON(facts).write(to: emit)
        }
      }
    } catch let excess as OutputExcess {
      throw CommandFailure(excess, request.head.name, "the comparison")
    }
  }
}
