import HeapGraph
import Measures
import Mustache

/// A thread: its frames, innermost first, with what their local variables alone hold.
struct HeapThread: TemplateContext {
  private let name: String
  private let frames: [HeapFrame]

  static let fields: [Field<HeapThread>] = [
    .text("name") { $0.name.cutInMiddle(to: 100) },
    .list("frames") { $0.frames },
  ]

  /// All threads.
  ///
  /// - Parameter limit: frames of all threads together that are listed.
  static func all(_ facts: HeapFacts, limit: Int) -> [HeapThread] {
    var threads: [(name: String, frames: [HeapFrame])] = []
    for root in facts.heap.frames.prefix(limit) {
      let parts = root.name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let thread = parts.count == 2 ? String(parts[0]) : ""
      if threads.last?.name != thread { threads.append((thread, [])) }
      threads[threads.count - 1].frames.append(HeapFrame(root, facts))
    }
    return threads.map { HeapThread(name: $0.name, frames: $0.frames) }
  }
}

/// A function that runs, and its local variables.
struct HeapFrame: TemplateContext {
  private let place: String
  private let bytes: ByteCount
  private let share: String
  private let count: Int
  private let rows: [HeapTreeRow]

  private static let localLimit = 12

  fileprivate init(_ root: HeapRoot, _ facts: HeapFacts) {
    let heap = facts.heap
    let graph = heap.graph
    let name = facts.words.frame(root.name)
    let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    place = (parts.last ?? "").drop { $0 == " " }.description
    var locals: [(name: String, object: Int)] = []
    for reference in graph.references(root.object) {
      guard case .local(let text) = graph.name(reference, of: root.object),
        let target = graph.target(reference)
      else { continue }
      locals.append((graph.text(text), target))
    }
    locals.sort { (heap.retained($0.object), $1.name) > (heap.retained($1.object), $0.name) }
    bytes = heap.retained(root.object)
    share = facts.share(bytes)
    count = locals.count
    var rows = locals.prefix(Self.localLimit).map { name, object in
      var row = HeapTreeRow(.leaf, heap.retained(object), of: graph.bytes, level: 0)
      row.name = name
      row.type =
        graph.type(object).fullName
        + (heap.holder(of: object) == root.object ? "" : ", also held elsewhere")
      row.href = facts.href(object: object, from: facts.home)
      return row
    }
    if locals.count > Self.localLimit {
      let rest = locals[Self.localLimit...].lazy.map { heap.retained($0.object) }.total
      rows.append(
        HeapTreeRow(.rest(locals.count - Self.localLimit), rest, of: graph.bytes, level: 0))
    }
    HeapTreeRow.close(&rows)
    self.rows = rows
  }

  static let fields: [Field<HeapFrame>] = [
    .text("place") { $0.place.cutInMiddle(to: 140) },
    .text("size", write: { $1.size($0.bytes) }),
    .text("exact", write: { $1.exactSize($0.bytes) }),
    .text("share") { $0.share },
    .text("locals") { GroupedCount($0.count).of("local variable", "local variables") },
    .list("rows") { $0.rows },
  ]
}
