import HeapComparison
import HeapFindings
import HeapProfile
import HeapStatistics

/// A comparison of two dumps as one JSON document, schema version 1.
///
/// Keys come in this order and none is ever left out; `null` means that a dump does not say:
///
///     {"format":"heaphtml-diff","version":1,"unchanged",
///      "base":SIDE,"head":SIDE,"paired_by","tracked":NUMBERS,
///      "classes":[{"name","kind","alive":NUMBERS,"total":NUMBERS,
///        "main":{"kind","name","total":NUMBERS}}],
///      "findings":{"new":[FINDING],"gone":[FINDING],"staying":[FINDING]}}
///
///     SIDE: {"name","python","snapshot","description","timestamp"}
///     NUMBERS: {"before","after","change"}
///     FINDING: {"kind","class","attribute","title"}
///
/// Sizes are bytes, times seconds since the program's start. `docs/diff.md` says what each key means.
package struct ComparisonJSON: Sendable {
  private let facts: ComparisonFacts

  package init(_ facts: ComparisonFacts) {
    self.facts = facts
  }

  /// Writes the document in chunks.
  ///
  /// - Throws: what `emit` throws, nothing else.
  package func write<Failure: Error>(
    to emit: @escaping ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let comparison = facts.comparison
    var out = ChunkWriter(emit)
    out.bytes.append("{\"format\":\"heaphtml-diff\",\"version\":1,\"unchanged\":")
    out.bytes.append(comparison.isUnchanged ? "true" : "false")
    for side in Side.allCases { write(side, &out.bytes) }
    out.bytes.append(",\n\"paired_by\":")
    out.bytes.appendJSON(Self.name(comparison.moment.rule))
    Self.write("tracked", comparison.tracked, &out.bytes)
    out.bytes.append(",\n\"classes\":[")
    for (place, change) in comparison.classes.enumerated() {
      out.bytes.append(place == 0 ? "\n" : ",\n")
      write(change, facts.parts[place], &out.bytes)
      try out.passOn()
    }
    out.bytes.append("],\n\"findings\":{")
    let findings = facts.findings
    write("new", findings.new, .head, &out.bytes)
    out.bytes.append(",")
    write("gone", findings.gone, .base, &out.bytes)
    out.bytes.append(",")
    write("staying", findings.staying, .head, &out.bytes)
    out.bytes.append("}}\n")
    try out.finish()
  }

  private static func name(_ rule: Moment.Rule) -> String {
    switch rule {
    case .name: "name"
    case .peak: "peak"
    case .last: "last"
    }
  }

  private func write(_ side: Side, _ out: inout [UInt8]) {
    let snapshot = facts.comparison.snapshot(side)
    out.append(side == .base ? ",\n\"base\":{\"name\":" : ",\n\"head\":{\"name\":")
    out.appendJSON(facts.labels[side])
    out.append(",\"python\":")
    Self.write(facts.comparison[side].profile.record?.python, &out)
    out.append(",\"snapshot\":")
    out.append(number: facts.comparison.moment.pair[side].rawValue)
    out.append(",\"description\":")
    out.appendJSON(snapshot.description)
    out.append(",\"timestamp\":")
    out.appendJSON(snapshot.timestamp)
    out.append("}")
  }

  private static func write(_ text: String?, _ out: inout [UInt8]) {
    if let text { out.appendJSON(text) } else { out.append("null") }
  }

  private static func write<Amount: CustomStringConvertible>(
    _ key: String, _ change: Change<Amount>, _ out: inout [UInt8]
  ) {
    out.append(",")
    out.appendJSON(key)
    out.append(":")
    write(change, &out)
  }

  /// A number before and after, and its change.
  static func write<Amount: CustomStringConvertible>(
    _ change: Change<Amount>, _ out: inout [UInt8]
  ) {
    let numbers =
      "\"before\":\(change.before),\"after\":\(change.after),\"change\":\(change.difference)"
    out.append("{")
    out.append(contentsOf: numbers.utf8)
    out.append("}")
  }

  private func write(_ change: ClassChange, _ part: MainPart?, _ out: inout [UInt8]) {
    out.append("{\"name\":")
    out.appendJSON(change.name)
    out.append(",\"kind\":")
    out.appendJSON(Self.name(change.kind))
    Self.write("alive", change.alive, &out)
    Self.write("total", change.bytes, &out)
    out.append(",\"main\":")
    if let part {
      out.append("{\"kind\":")
      if case .attribute = part { out.append("\"attribute\"") } else { out.append("\"site\"") }
      out.append(",\"name\":")
      out.appendJSON(facts.name(of: part))
      Self.write("total", part.bytes, &out)
      out.append("}}")
    } else {
      out.append("null}")
    }
  }

  private static func name(_ kind: ClassChange.Kind) -> String {
    switch kind {
    case .new: "new"
    case .gone: "gone"
    case .changed: "changed"
    case .unchanged, .absent: "unchanged"
    }
  }

  private func write(_ key: String, _ list: [Finding], _ side: Side, _ out: inout [UInt8]) {
    let analysis = facts.comparison[side]
    let words = FindingWords(analysis, isRedacted: facts.options.isRedacted)
    out.appendJSON(key)
    out.append(":[")
    for (place, finding) in list.enumerated() {
      if place > 0 { out.append(",") }
      out.append("{\"kind\":")
      out.appendJSON(finding.kind.rawValue)
      out.append(",\"class\":")
      Self.write(
        finding.subject.map {
          $0.actual ?? analysis.profile.classes[$0.index.rawValue].name
        }, &out)
      out.append(",\"attribute\":")
      Self.write(finding.attributes.first.map { words.names.name(of: $0) }, &out)
      out.append(",\"title\":")
      out.appendJSON(words.text(of: finding).title)
      out.append("}")
    }
    out.append("]")
  }
}
