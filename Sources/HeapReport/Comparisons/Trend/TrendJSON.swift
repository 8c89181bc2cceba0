import HeapComparison

/// A trend over several dumps as one JSON document, schema version 1.
///
/// Keys come in this order and none is ever left out; `null` means that there is none:
///
///     {"format":"heaphtml-trend","version":1,
///      "dumps":[{"name","snapshot","python"}],
///      "tracked":SERIES,
///      "classes":[{"name","alive":{"first","last"},"total":SERIES}]}
///
///     SERIES: {"values":[],"noise","first_change","last_change"}
///
/// Sizes are bytes; changes are numbers of dumps, from 0. `docs/diff.md` says what each key means.
package struct TrendJSON: Sendable {
  private let facts: TrendFacts

  package init(_ facts: TrendFacts) {
    self.facts = facts
  }

  /// Writes the document in chunks.
  ///
  /// - Throws: what `emit` throws, nothing else.
  package func write<Failure: Error>(
    to emit: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var out = ChunkWriter(emit)
    out.bytes.append("{\"format\":\"heaphtml-trend\",\"version\":1,\n\"dumps\":[")
    for (place, run) in facts.trend.runs.enumerated() {
      out.bytes.append(place == 0 ? "\n{\"name\":" : ",\n{\"name\":")
      out.bytes.appendJSON(facts.labels[place])
      out.bytes.append(",\"snapshot\":")
      out.bytes.appendJSON(run.snapshot)
      out.bytes.append(",\"python\":")
      if let python = run.python { out.bytes.appendJSON(python) } else { out.bytes.append("null") }
      out.bytes.append("}")
      try out.passOn()
    }
    out.bytes.append("],\n\"tracked\":")
    Self.write(facts.trend.tracked, &out.bytes)
    out.bytes.append(",\n\"classes\":[")
    for (place, entry) in facts.trend.classes.enumerated() {
      out.bytes.append(place == 0 ? "\n{\"name\":" : ",\n{\"name\":")
      out.bytes.appendJSON(entry.name)
      out.bytes.append(",\"alive\":{\"first\":")
      out.bytes.append(number: entry.alive.before)
      out.bytes.append(",\"last\":")
      out.bytes.append(number: entry.alive.after)
      out.bytes.append("},\"total\":")
      Self.write(entry.total, &out.bytes)
      out.bytes.append("}")
      try out.passOn()
    }
    out.bytes.append("]}\n")
    try out.finish()
  }

  private static func write(_ series: Series, _ out: inout [UInt8]) {
    out.append("{\"values\":[")
    for (place, value) in series.values.enumerated() {
      if place > 0 { out.append(",") }
      out.append(number: value)
    }
    out.append("],\"noise\":")
    out.append(number: series.noise)
    out.append(",\"first_change\":")
    out.appendJSON(series.firstChange)
    out.append(",\"last_change\":")
    out.appendJSON(series.lastChange)
    out.append("}")
  }
}
