package import HeapGraph
import Measures
import VisibleText

/// Who holds a heap, as plain text: the verdict, ten types, ten holders.
package struct ConsoleHeap: Sendable {
  private let heap: HeldHeap

  /// Lines of a table.
  private static let most = 10

  package init(_ heap: HeldHeap) { self.heap = heap }

  /// Writes the text in chunks.
  ///
  /// - Throws: what `emit` throws, nothing else.
  package func write<Failure: Error>(
    to emit: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var out = ChunkWriter(emit)
    line(HeapWords(heap).verdict, &out.bytes)
    out.bytes.append("\n")
    line(counts, &out.bytes)
    for fact in facts { line(fact, &out.bytes) }
    writeTypes(&out.bytes)
    writeHolders(&out.bytes)
    try out.finish()
  }

  private var counts: String {
    let graph = heap.graph
    return "\(GroupedCount(graph.count).of("object", "objects")), "
      + "\(GroupedCount(graph.referenceCount).of("reference", "references")), "
      + "\(ByteSize(graph.bytes))"
  }

  private var facts: [String] {
    let facts = heap.graph.facts
    var lines: [String] = []
    let words = HeapWords(heap)
    lines += [words.cut, words.others].compactMap(\.self)
    if let resident = facts.resident { lines.append("process: \(ByteSize(resident)) in memory") }
    let run = [facts.python, facts.command.map { "command: \($0)" }].compactMap(\.self)
    if !run.isEmpty { lines.append(run.joined(separator: ", ")) }
    if heap.outsideCount > 0 {
      lines.append(
        (heap.graph.hasCounts
          ? "held from outside (by C, the interpreter, a computation): "
          : "held from outside, or waiting for the garbage collector: ")
          + GroupedCount(heap.outsideCount).of("object", "objects"))
    }
    if heap.garbageCount > 0 {
      lines.append(
        "waiting for the garbage collector: \(ByteSize(heap.garbageBytes)) in "
          + GroupedCount(heap.garbageCount).of("object", "objects"))
    }
    return lines
  }

  private func writeTypes(_ out: inout [UInt8]) {
    out.append("\n     objects        alone     retained  of the heap  type\n")
    let totals = heap.typeTotals
    let shown = totals.indices.filter { totals[$0].count > 0 }
      .sorted { (totals[$0].retained, $1) > (totals[$1].retained, $0) }
    for type in shown.prefix(Self.most) {
      let total = totals[type]
      column("\(GroupedCount(total.count))", 12, &out)
      column("\(ByteSize(total.bytes))", 13, &out)
      column("\(ByteSize(total.retained))", 13, &out)
      column(share(total.retained), 13, &out)
      line("  \(heap.graph.types[type].fullName)", &out)
    }
    rest(shown.count, "types", &out)
  }

  private func writeHolders(_ out: inout [UInt8]) {
    out.append("\n    retained  of the heap  holder\n")
    let holders = heap.accumulations(share: 1_000)
    let words = HeapWords(heap)
    for holder in holders.prefix(Self.most) {
      column("\(ByteSize(holder.bytes))", 12, &out)
      column(share(holder.bytes), 13, &out)
      line("  \(words.place(of: holder.object))", &out)
    }
    rest(holders.count, "holders of at least 0.1 %", &out)
  }

  private func rest(_ count: Int, _ what: String, _ out: inout [UInt8]) {
    guard count > Self.most else { return }
    line("the \(Self.most) largest of \(GroupedCount(count)) \(what)", &out)
  }

  private func share(_ bytes: ByteCount) -> String {
    Percent(bytes, of: heap.graph.bytes).map { "\($0)" } ?? "-"
  }

  private func column(_ text: String, _ width: Int, _ out: inout [UInt8]) {
    out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: max(0, width - text.count)))
    out.append(contentsOf: text.utf8)
  }

  private func line(_ text: String, _ out: inout [UInt8]) {
    out.appendVisible(text, lineFeed: UInt8(ascii: "|"))
    out.append("\n")
  }
}
