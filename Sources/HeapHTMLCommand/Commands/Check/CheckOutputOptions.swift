import ArgumentParser
import HeapReport

/// What a check is written as, for people and systems that read it; `-` is standard output.
struct CheckOutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The verdict with its reasons as Markdown, for a step summary or a comment.",
      valueName: "file.md"))
  var summary: String?

  @Option(
    help: ArgumentHelp(
      "Limit on the bytes of --summary, at least 1K (default: 64K).", valueName: "size"))
  var summaryLimit: ByteCountArgument?

  @Option(
    help: ArgumentHelp(
      "A test for each limit, in the form of JUnit (GitLab, Jenkins).", valueName: "file.xml"))
  var junit: String?

  @Option(
    name: .customLong("openmetrics"),
    help: ArgumentHelp(
      "Bytes and instances as metrics (GitLab, Prometheus).", valueName: "file.txt"))
  var openMetrics: String?

  @Option(
    name: .customLong("codequality"),
    help: ArgumentHelp(
      "Exceeded limits and findings for GitLab's code quality.", valueName: "file.json"))
  var codeQuality: String?

  @Option(
    help: ArgumentHelp(
      "Findings with file and line as SARIF 2.1.0 (GitHub's code scanning).",
      valueName: "file.json"))
  var sarif: String?

  @Option(
    name: .customLong("benchmark-json"),
    help: ArgumentHelp(
      "Bytes as benchmarks in which smaller is better (github-action-benchmark).",
      valueName: "file.json"))
  var benchmarkJSON: String?

  @Option(help: ArgumentHelp("A picture with the peak, for a README.", valueName: "file.svg"))
  var badge: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The report itself: a folder, or NAME.html.", valueName: "dir"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "The comparison with --baseline, as heaphtml diff makes it: a folder, or NAME.html.",
      valueName: "dir"))
  var comparison: String?

  func validate() throws {
    if values.filter({ $0.file == "-" }).count > 1 {
      throw ValidationError("Only one result can go to standard output.")
    }
    if let summaryLimit, summaryLimit.bytes < CheckMarkdown.leastLimit {
      throw ValidationError("--summary-limit must be 1K or more.")
    }
  }

  /// The results that were asked for, without the report itself.
  var values: [CheckDump.Output] {
    let limit = summaryLimit?.bytes ?? CheckMarkdown.usualLimit
    let all: [(CheckReport, String?)] = [
      (.summary(limit: limit), summary), (.junit, junit), (.openMetrics, openMetrics),
      (.codeQuality, codeQuality), (.sarif, sarif), (.benchmark, benchmarkJSON), (.badge, badge),
    ]
    return all.compactMap { report, file in file.map { CheckDump.Output(report: report, file: $0) }
    }
  }
}
