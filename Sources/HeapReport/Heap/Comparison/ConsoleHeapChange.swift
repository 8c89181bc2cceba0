import GraphComparison
import HeapComparison
import Measures
import VisibleText

/// A comparison of two heaps as plain text: the answer, the holders, the types.
package struct ConsoleHeapChange: Sendable {
  private let facts: HeapChangeFacts
  private let words: HeapChangeWords

  /// Lines of a table.
  private static let most = 20
  private static let mostPlaces = 10

  package init(_ facts: HeapChangeFacts) {
    self.facts = facts
    words = HeapChangeWords(facts: facts)
  }

  /// Writes the text in chunks.
  ///
  /// - Throws: what `emit` throws, nothing else.
  package func write<Failure: Error>(
    to emit: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var out = ChunkWriter(emit)
    line(words.sentence, &out.bytes)
    out.bytes.append("\n")
    for side in Side.allCases { writeSide(side, &out.bytes) }
    for text in [words.rule] + words.notes + [words.staying] { line(text, &out.bytes) }
    writeHolders(&out.bytes)
    writeTypes(&out.bytes)
    writePlaces(&out.bytes)
    try out.finish()
  }

  private func writeSide(_ side: Side, _ out: inout [UInt8]) {
    let digest = facts.digest(side)
    let label = facts.labels[side].cutToLine
    let name = label == facts.labels.column(side) ? label : "\(facts.labels.column(side)): \(label)"
    let objects = GroupedCount(digest.objects).of("object", "objects")
    line("\(name), \(ByteSize(digest.bytes)) in \(objects)", &out)
  }

  private func writeHolders(_ out: inout [UInt8]) {
    let holders = facts.change.holders
    guard !holders.isEmpty else { return }
    out.append("\n")
    row(
      before: facts.labels.column(.base), facts.labels.column(.head), "Change", "Retained by", &out)
    for holder in holders.prefix(Self.most) {
      row(
        holder.retained, "\(holder.path), \(holder.type)\(Self.kind(holder.isNew, holder.isGone))",
        &out)
    }
    rest(holders.count, "holder has", "holders have", &out)
  }

  private func writeTypes(_ out: inout [UInt8]) {
    let types = facts.types
    guard !types.isEmpty else { return }
    out.append("\n")
    row(
      before: facts.labels.column(.base), facts.labels.column(.head), "Change", "Retained by type",
      &out)
    for type in types.prefix(Self.most) {
      row(
        type.retained,
        "\(type.name), \(Self.objects(type.count))\(Self.kind(type.isNew, type.isGone))",
        &out)
    }
    rest(types.count, "type has", "types have", &out)
  }

  private func writePlaces(_ out: inout [UInt8]) {
    let places = facts.change.places
    guard !places.isEmpty else { return }
    out.append("\n")
    row(
      before: facts.labels.column(.base), facts.labels.column(.head), "Change",
      "Objects of one type at one place", &out)
    for place in places.prefix(Self.mostPlaces) {
      let objects = ComparisonWords.counts(place.count)
      row(
        place.bytes,
        "\(place.path), \(objects) \(place.type)\(Self.kind(place.isNew, place.isGone))", &out)
    }
    rest(places.count, "place has", "places have", &out, most: Self.mostPlaces)
  }

  private static func objects(_ count: CountChange) -> String {
    "\(ComparisonWords.counts(count)) \(count.after == 1 ? "object" : "objects")"
  }

  private static func kind(_ isNew: Bool, _ isGone: Bool) -> String {
    isNew ? ", new" : isGone ? ", gone" : ""
  }

  private func rest(
    _ count: Int, _ one: String, _ many: String, _ out: inout [UInt8], most: Int = most
  ) {
    guard count > most else { return }
    let left = count - most
    line("\(GroupedCount(left)) more \(left == 1 ? one : many) changed; -o DIR has more.", &out)
  }

  private func row(_ change: ByteChange, _ name: String, _ out: inout [UInt8]) {
    row(
      before: "\(ByteSize(change.before))", "\(ByteSize(change.after))",
      ComparisonWords.signed(change), name, &out)
  }

  private func row(
    before: String, _ after: String, _ change: String, _ name: String, _ out: inout [UInt8]
  ) {
    for (width, text) in [(12, before), (12, after), (13, change)] {
      out.append(.right(width)) { $0.appendVisible(text, lineFeed: UInt8(ascii: "|")) }
    }
    out.append("  ")
    line(name.cutInMiddle(to: 160), &out)
  }

  private func line(_ text: String, _ out: inout [UInt8]) {
    out.appendVisible(text, lineFeed: UInt8(ascii: "|"))
    out.append("\n")
  }
}
