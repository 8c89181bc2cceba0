import GraphComparison
import HeapComparison
import HeapGraph

/// A comparison of two heaps as one JSON document, schema version 1.
///
/// Keys come in this order and none is ever left out; `null` means that it cannot be known:
///
///     {"format":"heaphtml-heap-diff","version":1,"unchanged",
///      "base":SIDE,"head":SIDE,"bytes":NUMBERS,"objects":NUMBERS,
///      "staying":{"objects","bytes"},"least_holder",
///      "holders":[{"path","type","kind","retained":NUMBERS,"content"}],
///      "types":[{"name","kind","objects":NUMBERS,"bytes":NUMBERS,"retained":NUMBERS,"staying"}],
///      "least_place","places":[{"path","type","kind","objects":NUMBERS,"bytes":NUMBERS}]}
///
///     SIDE: {"name","program","python","pid","time"}
///     NUMBERS: {"before","after","change"}
///
/// `docs/diff.md` says what each key means.
package struct HeapChangeJSON: Sendable {
  private let facts: HeapChangeFacts

  package init(_ facts: HeapChangeFacts) { self.facts = facts }

  /// Writes the document in chunks.
  ///
  /// - Throws: what `emit` throws, nothing else.
  package func write<Failure: Error>(
    to emit: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let change = facts.change
    var out = ChunkWriter(emit)
    out.bytes.append("{\"format\":\"heaphtml-heap-diff\",\"version\":1,\"unchanged\":")
    out.bytes.append(change.isUnchanged ? "true" : "false")
    for side in Side.allCases { write(side, &out.bytes) }
    out.bytes.append(",\n\"bytes\":")
    Self.write(change.bytes, &out.bytes)
    out.bytes.append(",\n\"objects\":")
    Self.write(change.objects, &out.bytes)
    out.bytes.append(",\n\"staying\":")
    if let staying = change.staying {
      out.bytes.member("{\"objects\":", staying.objects)
      out.bytes.member(",\"bytes\":", staying.bytes)
      out.bytes.append("}")
    } else {
      out.bytes.append("null")
    }
    out.bytes.member(",\n\"least_holder\":", change.leastHolder)
    out.bytes.append(",\n\"holders\":[")
    for (place, holder) in change.holders.enumerated() {
      out.bytes.append(place == 0 ? "\n" : ",\n")
      out.bytes.member("{\"path\":", text: holder.path)
      out.bytes.member(",\"type\":", text: holder.type)
      out.bytes.member(",\"kind\":", text: Self.kind(holder.isNew, holder.isGone))
      out.bytes.append(",\"retained\":")
      Self.write(holder.retained, &out.bytes)
      out.bytes.append(",\"content\":")
      out.bytes.appendJSON(optional: holder.content)
      out.bytes.append("}")
      try out.passOn()
    }
    out.bytes.append("],\n\"types\":[")
    for (place, type) in facts.types.enumerated() {
      out.bytes.append(place == 0 ? "\n" : ",\n")
      out.bytes.member("{\"name\":", text: type.name)
      out.bytes.member(",\"kind\":", text: Self.kind(type.isNew, type.isGone))
      out.bytes.append(",\"objects\":")
      Self.write(type.count, &out.bytes)
      out.bytes.append(",\"bytes\":")
      Self.write(type.bytes, &out.bytes)
      out.bytes.append(",\"retained\":")
      Self.write(type.retained, &out.bytes)
      out.bytes.append(",\"staying\":")
      out.bytes.appendJSON(type.staying)
      out.bytes.append("}")
      try out.passOn()
    }
    out.bytes.member("],\n\"least_place\":", change.leastPlace)
    out.bytes.append(",\n\"places\":[")
    for (number, place) in change.places.enumerated() {
      out.bytes.append(number == 0 ? "\n" : ",\n")
      out.bytes.member("{\"path\":", text: place.path)
      out.bytes.member(",\"type\":", text: place.type)
      out.bytes.member(",\"kind\":", text: Self.kind(place.isNew, place.isGone))
      out.bytes.append(",\"objects\":")
      Self.write(place.count, &out.bytes)
      out.bytes.append(",\"bytes\":")
      Self.write(place.bytes, &out.bytes)
      out.bytes.append("}")
      try out.passOn()
    }
    out.bytes.append("]}\n")
    try out.finish()
  }

  private static func kind(_ isNew: Bool, _ isGone: Bool) -> String {
    isNew ? "new" : isGone ? "gone" : "changed"
  }

  private func write(_ side: Side, _ out: inout [UInt8]) {
    let known = facts.digest(side).facts
    out.append(side == .base ? ",\n\"base\":" : ",\n\"head\":")
    out.member("{\"name\":", text: facts.labels[side])
    out.append(",\"program\":")
    out.appendJSON(optional: known.program)
    out.append(",\"python\":")
    out.appendJSON(optional: known.python)
    out.append(",\"pid\":")
    out.appendJSON(known.process)
    out.append(",\"time\":")
    out.appendJSON(known.time)
    out.append("}")
  }

  private static func write<Amount: CustomStringConvertible>(
    _ change: Change<Amount>, _ out: inout [UInt8]
  ) {
    ComparisonJSON.write(change, &out)
  }
}
