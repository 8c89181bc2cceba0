import HeapProfile
import Measures
import Mustache

/// The memory of the process at a snapshot as one bar: what is tracked, what could be, what the
/// recorder took, and what the dump cannot tell.
struct ProcessBar: TemplateContext {
  let title: String
  let parts: [ProcessPart]

  /// - Returns: nil where the process' memory is not known, or not larger than its known parts.
  init?(_ snapshot: Snapshot) {
    let known: [(String, StaticString, ByteCount)] = [
      ("tracked objects", "k6", snapshot.trackedTotal),
      (
        "measurable, but not tracked", "k2",
        snapshot.measurableTotal.map { max(0, $0 - snapshot.trackedTotal) } ?? 0
      ),
      ("the recorder itself", "k8", snapshot.overhead ?? 0),
    ].filter { $0.2 > 0 }
    let sum = known.lazy.map(\.2).total
    let wholes: [(String, ByteCount?)] = [
      ("physical memory (RSS)", snapshot.process.resident),
      ("virtual memory (VSZ)", snapshot.process.virtual),
    ]
    let fitting = wholes.compactMap { name, bytes in
      bytes.flatMap { $0 >= sum && $0 > 0 ? (name, $0) : nil }
    }
    guard sum > 0, let (name, whole) = fitting.first else { return nil }
    title = "\(ByteSize(whole)) of \(name)"
    let rest: [(String, StaticString, ByteCount)] =
      whole > sum ? [("the rest of the process", "k0", whole - sum)] : []
    var start: ByteCount = 0
    parts = (known + rest).map { label, hue, bytes in
      defer { start += bytes }
      return ProcessPart(label: label, hue: hue, bytes: bytes, start: start, whole: whole)
    }
  }

  static let fields: [Field<ProcessBar>] = [
    .text("title") { $0.title },
    .list("parts") { $0.parts },
  ]
}

/// A part of the bar, with its line of the legend.
struct ProcessPart: TemplateContext {
  let label: String
  let hue: StaticString
  let bytes: ByteCount
  let start: ByteCount
  let whole: ByteCount

  static let fields: [Field<ProcessPart>] = [
    .text("label") { $0.label },
    .text("hue") { "\($0.hue)" },
    .text("size", write: { $1.size($0.bytes) }),
    .text("exact", write: { $1.exactSize($0.bytes) }),
    .text("share", write: { $1.share($0.bytes, of: $0.whole) }),
    .text("x", write: { $1.number(Double($0.start) / Double($0.whole) * 1_000) }),
    .text("width", write: { $1.number(max(Double($0.bytes) / Double($0.whole) * 1_000, 1)) }),
  ]
}
