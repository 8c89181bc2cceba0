import HeapProfile
import HeapStatistics
import Mustache

/// Where something was made: the innermost call first, as a reader looks for it.
struct TraceContext: TemplateContext {
  /// Innermost first.
  let frames: [Frame]
  /// The calls of the summary line.
  let telling: [Int]
  let isRedacted: Bool

  /// - Parameter index: nil where the place was not recorded.
  /// - Parameter owner: the class whose table of call sites tells which calls are of interest.
  init?(_ index: TraceIndex?, of owner: ClassIndex, _ facts: ReportFacts) {
    guard let index else { return nil }
    isRedacted = facts.options.isRedacted
    if let calls = facts.sites.calls(of: owner).calls(of: index), !calls.frames.isEmpty {
      frames = calls.frames
      telling = calls.telling
      return
    }
    frames = facts.analysis.profile.traces[Int(index.rawValue)].frames.reversed()
    telling = Array(frames.indices.prefix(SiteCalls.summaryLength))
  }

  /// Calls that several call sites share.
  init?(shared frames: [Frame], isRedacted: Bool) {
    guard !frames.isEmpty else { return nil }
    self.frames = frames
    telling = Array(frames.indices.prefix(SiteCalls.summaryLength))
    self.isRedacted = isRedacted
  }

  private var restCount: Int { max(0, frames.count - SitePlaces.frameLimit) }

  static let fields: [Field<TraceContext>] = [
    .list("summary") { trace in
      trace.telling.enumerated().map { rank, place in
        FrameContext(
          frame: trace.frames[place], isRedacted: trace.isRedacted,
          isAfterGap: rank > 0 && place != trace.telling[rank - 1] + 1)
      }
    },
    .list("frames") { trace in
      trace.frames.prefix(SitePlaces.frameLimit).map {
        FrameContext(frame: $0, isRedacted: trace.isRedacted)
      }
    },
    .flag("cut") { $0.restCount > 0 },
    .text("restCount", write: { $1.count($0.restCount) }),
  ]
}

/// One call of a trace. Its file is a name in the dump and is never opened.
struct FrameContext: TemplateContext {
  let frame: Frame
  let isRedacted: Bool
  /// Whether calls between this and the one before it are left out.
  var isAfterGap = false

  /// What the recorder gave in place of a file and a line is source code too.
  private var source: String { isRedacted ? "" : frame.source }

  static let fields: [Field<FrameContext>] = [
    .flag("gap") { $0.isAfterGap },
    .text("file") { $0.isRedacted ? $0.frame.fileName : $0.frame.file },
    .text("shortFile") { $0.frame.fileName },
    .flag("located") { !$0.frame.file.isEmpty },
    .optionalText("line") { $0.frame.line.map(String.init) },
    .text("function") { $0.frame.function },
    .flag("sourced") { !$0.source.isEmpty },
    .text("source") { $0.source },
  ]
}
