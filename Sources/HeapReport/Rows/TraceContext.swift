import HeapProfile
import HeapStatistics
import Mustache

/// Where something was made: the innermost call first, as a reader looks for it.
struct TraceContext: TemplateContext {
  let trace: Trace
  let isRedacted: Bool

  /// - Parameter index: nil where the place was not recorded.
  init?(_ index: TraceIndex?, of facts: ReportFacts) {
    guard let index else { return nil }
    trace = facts.analysis.profile.traces[Int(index.rawValue)]
    isRedacted = facts.options.isRedacted
  }

  private var frames: [FrameContext] {
    trace.frames.reversed().map { FrameContext(frame: $0, isRedacted: isRedacted) }
  }

  /// The number of calls in the summary line.
  private static let summaryLength = 3

  static let fields: [Field<TraceContext>] = [
    .list("summary") { $0.frames.prefix(summaryLength) },
    .list("frames") { $0.frames },
  ]
}

/// One call of a trace. Its file is a name in the dump and is never opened.
struct FrameContext: TemplateContext {
  let frame: Frame
  let isRedacted: Bool

  /// What the recorder gave in place of a file and a line is source code too.
  private var source: String { isRedacted ? "" : frame.source }

  static let fields: [Field<FrameContext>] = [
    .text("file") { $0.isRedacted ? $0.frame.fileName : $0.frame.file },
    .text("shortFile") { $0.frame.fileName },
    .flag("located") { !$0.frame.file.isEmpty },
    .optionalText("line") { $0.frame.line.map(String.init) },
    .text("function") { $0.frame.function },
    .flag("sourced") { !$0.source.isEmpty },
    .text("source") { $0.source },
  ]
}
