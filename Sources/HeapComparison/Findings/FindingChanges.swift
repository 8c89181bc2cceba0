package import HeapFindings
import HeapProfile
package import HeapStatistics

/// The findings of two runs, told apart by kind, class and attributes: never by bytes or lines, which
/// move. Of several attributes with one fault one is enough: which of them is the strongest moves, too.
package struct FindingChanges: Sendable {
  /// Only in HEAD, in its order.
  package let new: [Finding]
  /// Only in BASE, in its order.
  package let gone: [Finding]
  /// In both, as HEAD has them.
  package let staying: [Finding]

  package init(base: HeapAnalysis, head: HeapAnalysis) {
    let (before, after) = (base.findings, head.findings)
    let known = Keys(before, base)
    let now = Keys(after, head)
    new = after.filter { !known.have($0, head) }
    gone = before.filter { !now.have($0, base) }
    staying = after.filter { known.have($0, head) }
  }

  private struct Keys {
    private let all: Set<Key>

    init(_ findings: [Finding], _ analysis: HeapAnalysis) {
      all = Set(findings.flatMap { Key.all(of: $0, analysis) })
    }

    func have(_ finding: Finding, _ analysis: HeapAnalysis) -> Bool {
      Key.all(of: finding, analysis).contains { all.contains($0) }
    }
  }

  private struct Key: Hashable {
    let kind: Finding.Kind
    let name: [UInt8]?
    let actual: [UInt8]?
    let attribute: [UInt8]?

    static func all(of finding: Finding, _ analysis: HeapAnalysis) -> [Key] {
      let main = finding.parts.isEmpty ? Array(finding.attributes.prefix(1)) : finding.attributes
      guard !main.isEmpty else { return [Key(finding, nil, analysis)] }
      return main.map { Key(finding, $0, analysis) }
    }

    private init(_ finding: Finding, _ attribute: AttributeName?, _ analysis: HeapAnalysis) {
      kind = finding.kind
      name = finding.subject.map {
        Array(analysis.profile.classes[$0.index.rawValue].name.utf8)
      }
      actual = finding.subject?.actual.map { Array($0.utf8) }
      self.attribute = attribute.map { Array($0.text.utf8) }
    }
  }
}
