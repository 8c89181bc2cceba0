package import HeapFindings
import HeapProfile
package import HeapStatistics

/// The findings of two runs, told apart by kind, class and first attribute: never by bytes or lines,
/// which move.
package struct FindingChanges: Sendable {
  /// Only in HEAD, in its order.
  package let new: [Finding]
  /// Only in BASE, in its order.
  package let gone: [Finding]
  /// In both, as HEAD has them.
  package let staying: [Finding]

  package init(base: HeapAnalysis, head: HeapAnalysis) {
    let (before, after) = (base.findings, head.findings)
    let known = Set(before.map { Key($0, base) })
    let now = Set(after.map { Key($0, head) })
    new = after.filter { !known.contains(Key($0, head)) }
    gone = before.filter { !now.contains(Key($0, base)) }
    staying = after.filter { known.contains(Key($0, head)) }
  }

  private struct Key: Hashable {
    let kind: Finding.Kind
    let name: [UInt8]?
    let actual: [UInt8]?
    let attribute: [UInt8]?

    init(_ finding: Finding, _ analysis: HeapAnalysis) {
      kind = finding.kind
      name = finding.subject.map {
        Array(analysis.profile.classes[$0.index.rawValue].name.utf8)
      }
      actual = finding.subject?.actual.map { Array($0.utf8) }
      attribute = finding.attributes.first.map { Array($0.text.utf8) }
    }
  }
}
