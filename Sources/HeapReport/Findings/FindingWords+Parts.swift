import HeapFindings
import Measures

/// The words for a fault that several attributes of a class have.
extension FindingWords {
  /// The attributes after the first that are told one by one.
  private static let told = 5

  /// `is` or `are`, after the attributes of a finding.
  func verb(_ finding: Finding, _ one: String, _ many: String) -> String {
    finding.parts.count > 1 ? many : one
  }

  /// `there`, or which of several attributes the sentence speaks of.
  func there(_ finding: Finding) -> String {
    guard finding.parts.count > 1, let first = finding.parts.first else { return "there" }
    return "in \(names.list(first.attributes))"
  }

  /// `it`, or the first of several attributes.
  func it(_ finding: Finding, begins: Bool = false) -> String {
    guard finding.parts.count > 1, let first = finding.parts.first else {
      return begins ? "It" : "it"
    }
    return names.list(first.attributes)
  }

  /// Which other attributes have the same fault, and how much each takes; nothing where there is only one.
  func others(_ finding: Finding) -> String {
    guard let first = finding.parts.first, finding.parts.count > 1 else { return "" }
    let others = finding.parts.dropFirst()
    let same = others.filter { $0.confidence == first.confidence }
    let another = others.filter { $0.confidence != first.confidence }
    let sentences = [
      same.isEmpty ? nil : "The same is true of \(list(same))",
      another.isEmpty
        ? nil : "It \(first.confidence == .high ? "seems to be" : "is") true of \(list(another))",
    ].compactMap { $0 }
    let own = "\(names.list(first.attributes)) takes \(ByteSize(first.bytes))"
    return " \(sentences.joined(separator: ". ")); \(own)."
  }

  private func list(_ parts: [Finding.Part]) -> String {
    var words = parts.prefix(Self.told).map {
      "\(names.list($0.attributes)) (\(ByteSize($0.bytes)))"
    }
    let rest = parts.dropFirst(Self.told)
    if !rest.isEmpty {
      let bytes = ByteSize(rest.map(\.bytes).total)
      words.append("\(count(rest.count, "other", "others")) (\(bytes))")
    }
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) and \(last)"
  }
}
