package import HeapGraph

/// Who holds a heap as one JSON document, schema version 1.
///
/// Keys come in this order and none is ever left out; `null` means that the file does not say:
///
///     {"format":"heaphtml-heap","version":1,
///      "process":{"program","python","command","pid","time","resident","virtual","other_interpreters"},
///      "cut":{"reason","offset"},
///      "objects","references","bytes","outside",
///      "garbage":{"objects","bytes"},
///      "types":[{"name","objects","bytes","retained"}],
///      "modules":[{"name","other_names","retained"}],
///      "holders":[{"path","begins","type","address","bytes","retained","content":{"type","objects","bytes"}}],
///      "largest":[{"path","begins","type","address","bytes","retained","holder"}],
///      "left_out":{"modules","holders","largest"}}
///
/// Sizes are bytes, addresses texts in hexadecimal. `docs/export.md` says what each key means.
package struct HeapJSON: Sendable {
  private let heap: HeldHeap

  /// Objects, modules and holders that are listed at most, each.
  package static let mostLines = 1_000
  /// A holder retains at least one of so many parts of the heap.
  private static let leastShare = 1_000

  package init(_ heap: HeldHeap) { self.heap = heap }

  /// Writes the document in chunks.
  ///
  /// - Throws: what `emit` throws, nothing else.
  package func write<Failure: Error>(
    to emit: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var out = ChunkWriter(emit)
    out.bytes.append("{\"format\":\"heaphtml-heap\",\"version\":1,\n\"process\":")
    HeapProcessJSON.write(heap.graph.facts, &out.bytes)
    writeCounts(&out.bytes)
    out.bytes.append(",\n\"types\":[")
    for (place, type) in usedTypes.enumerated() {
      let total = heap.typeTotals[type]
      out.bytes.append(place == 0 ? "\n" : ",\n")
      out.bytes.member("{\"name\":", text: heap.graph.types[type].fullName)
      out.bytes.member(",\"objects\":", total.count)
      out.bytes.member(",\"bytes\":", total.bytes)
      out.bytes.member(",\"retained\":", total.retained)
      out.bytes.append("}")
      try out.passOn()
    }
    let modules = heap.modules
    out.bytes.append("],\n\"modules\":[")
    for (place, module) in modules.prefix(Self.mostLines).enumerated() {
      out.bytes.append(place == 0 ? "\n" : ",\n")
      out.bytes.member("{\"name\":", text: module.name)
      out.bytes.append(",\"other_names\":[")
      for (place, name) in module.otherNames.prefix(Self.mostLines).enumerated() {
        if place > 0 { out.bytes.append(",") }
        out.bytes.appendJSON(name)
      }
      out.bytes.append("]")
      out.bytes.member(",\"retained\":", module.retained)
      out.bytes.append("}")
      try out.passOn()
    }
    let holders = heap.accumulations(share: Self.leastShare)
    out.bytes.append("],\n\"holders\":[")
    for (place, holder) in holders.prefix(Self.mostLines).enumerated() {
      out.bytes.append(place == 0 ? "\n" : ",\n")
      writeObject(holder.object, &out.bytes)
      out.bytes.append(",\"content\":")
      write(holder.content, &out.bytes)
      out.bytes.append("}")
      try out.passOn()
    }
    out.bytes.append("],\n\"largest\":[")
    let largest = heap.largest(Self.mostLines)
    for (place, object) in largest.enumerated() {
      out.bytes.append(place == 0 ? "\n" : ",\n")
      writeObject(object, &out.bytes)
      out.bytes.append(",\"holder\":")
      if let holder = heap.holder(of: object) {
        out.bytes.appendAddress(heap.graph.address(holder))
      } else {
        out.bytes.append("null")
      }
      out.bytes.append("}")
      try out.passOn()
    }
    out.bytes.append("],\n\"left_out\":{")
    out.bytes.member("\"modules\":", max(0, modules.count - Self.mostLines))
    out.bytes.member(",\"holders\":", max(0, holders.count - Self.mostLines))
    out.bytes.member(",\"largest\":", heap.graph.count - largest.count)
    out.bytes.append("}}\n")
    try out.finish()
  }

  /// Types that have objects, those that retain most first.
  private var usedTypes: [Int] {
    let totals = heap.typeTotals
    return totals.indices.filter { totals[$0].count > 0 }
      .sorted { (totals[$0].retained, $1) > (totals[$1].retained, $0) }
  }

  private func writeCounts(_ out: inout [UInt8]) {
    let graph = heap.graph
    out.append(",\n\"cut\":")
    if let cut = graph.cut {
      out.member("{\"reason\":", text: cut.reason)
      out.member(",\"offset\":", cut.offset)
      out.append("}")
    } else {
      out.append("null")
    }
    out.member(",\n\"objects\":", graph.count)
    out.member(",\"references\":", graph.referenceCount)
    out.member(",\"bytes\":", graph.bytes)
    out.member(",\"outside\":", heap.outsideCount)
    out.append(",\n\"garbage\":")
    if graph.hasCounts || graph.count == 0 {
      out.member("{\"objects\":", heap.garbageCount)
      out.member(",\"bytes\":", heap.garbageBytes)
      out.append("}")
    } else {
      out.append("null")
    }
  }

  private func writeObject(_ object: Int, _ out: inout [UInt8]) {
    let path = heap.path(to: object)
    out.member("{\"path\":", text: path.text)
    let begins =
      switch path.beginning {
      case .module: "module"
      case .frame: "frame"
      case .outside: "outside"
      case .garbage: "garbage"
      }
    out.member(",\"begins\":", text: begins)
    out.member(",\"type\":", text: heap.graph.type(object).fullName)
    out.append(",\"address\":")
    out.appendAddress(heap.graph.address(object))
    out.member(",\"bytes\":", heap.graph.size(object))
    out.member(",\"retained\":", heap.retained(object))
  }

  private func write(_ content: Accumulation.Content?, _ out: inout [UInt8]) {
    guard let content else { return out.append("null") }
    out.member("{\"type\":", text: heap.graph.types[content.type].fullName)
    out.member(",\"objects\":", content.count)
    out.member(",\"bytes\":", content.bytes)
    out.append("}")
  }
}
