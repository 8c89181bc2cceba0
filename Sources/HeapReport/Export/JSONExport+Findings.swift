import HeapFindings
import HeapProfile

extension JSONExport {
  /// What stands out, the most important first.
  func writeFindings(_ out: inout ChunkWriter<any Error>) throws {
    let words = FindingWords(analysis, isRedacted: false)
    for (place, finding) in findings.enumerated() {
      out.bytes.append(place == 0 ? "\n" : ",\n")
      write(finding, words.text(of: finding), &out.bytes)
      try out.passOn()
    }
  }

  private func write(_ finding: Finding, _ text: FindingText, _ out: inout [UInt8]) {
    let registered = finding.subject.map { profile.classes[$0.index.rawValue].name }
    let name = finding.subject?.actual ?? registered
    out.append("{\"id\":")
    out.appendJSON(
      ([finding.kind.rawValue] + [name, finding.attributes.first?.text].compactMap { $0 })
        .joined(separator: ":"))
    out.append(",\"kind\":")
    out.appendJSON(finding.kind.rawValue)
    out.append(",\"class\":")
    Self.append(name, &out)
    out.append(",\"registered\":")
    Self.append(registered, &out)
    out.append(",\"attribute\":")
    Self.append(finding.attributes.first?.text, &out)
    out.append(",\"attributes\":[")
    for (place, attribute) in finding.attributes.enumerated() {
      if place > 0 { out.append(",") }
      out.appendJSON(attribute.text)
    }
    out.append("],\"site\":")
    Self.append(finding.site, &out)
    out.append(",\"holder\":")
    Self.append(finding.holder?.path, &out)
    out.append(",\"bytes\":")
    out.append(number: finding.bytes)
    out.append(",\"bytes_are\":")
    out.appendJSON(text.measure)
    out.append(",\"instances\":")
    out.append(number: finding.instances)
    out.append(",\"first_snapshot\":")
    out.append(number: finding.first.rawValue)
    out.append(",\"last_snapshot\":")
    out.append(number: finding.last.rawValue)
    out.append(",\"confidence\":")
    out.appendJSON(finding.confidence.rawValue)
    out.append(",\"title\":")
    out.appendJSON(text.title)
    out.append(",\"explanation\":")
    out.appendJSON(text.explanation)
    out.append(",\"next_step\":")
    out.appendJSON(text.nextStep)
    out.append("}")
  }

  private static func append(_ text: String?, _ out: inout [UInt8]) {
    if let text { out.appendJSON(text) } else { out.append("null") }
  }

  /// A place as a frame.
  private static func append(_ place: CallPlace?, _ out: inout [UInt8]) {
    guard let place else { return out.append("null") }
    out.append("{\"file\":")
    append(place.file.isEmpty ? nil : place.file, &out)
    out.append(",\"line\":")
    out.appendJSON(place.line)
    out.append(",\"function\":")
    append(place.function.isEmpty ? nil : place.function, &out)
    out.append(",\"source\":")
    append(place.source.isEmpty ? nil : place.source, &out)
    out.append("}")
  }
}
