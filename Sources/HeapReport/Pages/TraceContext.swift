import HeapProfile
import Mustache

/// Where something was made: the innermost call first, as a reader looks for it.
struct TraceContext: TemplateContext {
  let trace: Trace

  /// So many calls stand in the summary line.
  private static let summaryLength = 3

  static let fields: [Field<TraceContext>] = [
    .list("summary") { trace in
      trace.trace.frames.reversed().prefix(summaryLength).map(FrameContext.init)
    },
    .list("frames") { $0.trace.frames.reversed().map(FrameContext.init) },
  ]
}

/// One call of a trace. Its file is a name in the dump and is never opened.
struct FrameContext: TemplateContext {
  let frame: Frame

  static let fields: [Field<FrameContext>] = [
    .text("file") { $0.frame.file },
    .text("shortFile") { String($0.frame.file.split(separator: "/").last ?? "") },
    .flag("located") { !$0.frame.file.isEmpty },
    .optionalText("line") { $0.frame.line.map(String.init) },
    .text("function") { $0.frame.function },
    .flag("sourced") { !$0.frame.source.isEmpty },
    .text("source") { $0.frame.source },
  ]
}
