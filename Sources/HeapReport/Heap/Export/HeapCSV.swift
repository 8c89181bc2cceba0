package import HeapGraph

/// The types of a heap as CSV (RFC 4180): a header, and a line for each type that has objects, those that
/// retain most first. Texts are those of ``CSVExport``.
///
///     type,objects,bytes,retained
package struct HeapCSV: Sendable {
  private let heap: HeldHeap

  package init(_ heap: HeldHeap) { self.heap = heap }

  /// Writes the table in chunks.
  ///
  /// - Throws: what `emit` throws, nothing else.
  package func write<Failure: Error>(
    to emit: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var out = ChunkWriter(emit)
    out.bytes.append("type,objects,bytes,retained\r\n")
    let totals = heap.typeTotals
    let used = totals.indices.filter { totals[$0].count > 0 }
      .sorted { (totals[$0].retained, $1) > (totals[$1].retained, $0) }
    for type in used {
      out.bytes.appendCSV(heap.graph.types[type].fullName)
      out.bytes.member(",", totals[type].count)
      out.bytes.member(",", totals[type].bytes)
      out.bytes.member(",", totals[type].retained)
      out.bytes.append("\r\n")
      try out.passOn()
    }
    try out.finish()
  }
}
