import HeapProfile
package import HeapStatistics
import Measures
import System

/// All rules with their thresholds.
package struct FindingRules: Sendable {
  package var stakes = Stakes()
  package var leak = LeakRule()
  package var insideGrowth = InsideGrowthRule()
  package var giant = GiantRule()
  package var emptyAttributes = EmptyAttributesRule()
  package var emptied = EmptiedRule()
  package var repeated = RepeatedRule()
  package var sparse = SparseRule()
  package var boxed = BoxedRule()
  package var dictionaries = DictionariesRule()
  package var rawForm = RawFormRule()
  package var derived = DerivedRule()
  package var transient = TransientRule()
  package var missedPeak = MissedPeakRule()
  package var processPeak = ProcessPeakRule()
  package var unexplained = UnexplainedRule()
  package var churn = ChurnRule()
  package var ranking = Ranking()

  /// Bytes at the end, of those at the peak: with less, containers may have been emptied since.
  package var shrunk = 0.8

  package init() {}

  /// What to look at first, the most important first; none for a dump in which nothing stands out.
  ///
  /// - Complexity: linear in the dump.
  package func findings(in analysis: HeapAnalysis) -> [Finding] {
    guard !analysis.profile.snapshots.isEmpty else { return [] }
    let material = Material(analysis, stakes)
    let groupRules: [any GroupRule] = [leak, insideGrowth, giant]
    let attributeRules: [any AttributeRule] = [
      emptyAttributes, emptied, repeated, sparse, boxed, dictionaries, rawForm, derived,
    ]
    let runRules: [any RunRule] = [
      transient, missedPeak, processPeak, unexplained, churn,
    ]
    var found = JobPool.results(material.groups.count) { number -> [Finding] in
      let group = material.groups[number]
      var found = groupRules.flatMap { $0.findings(group, in: material) }
      guard group.count[group.peak] >= 8 else { return found }
      let table = AttributeTable(group, material)
      for rule in attributeRules { found += rule.findings(table, in: material) }
      return found + emptiedSince(group, found, material)
    }.flatMap(\.self)
    for rule in runRules { found += rule.findings(in: material) }
    return ranking.ranked(found, in: material)
  }

  /// What was full at the peak and is empty at the end.
  private func emptiedSince(_ group: InstanceGroup, _ found: [Finding], _ material: Material)
    -> [Finding]
  {
    guard group.count[group.end] >= 8,
      Double(group.total[group.end]) < shrunk * Double(group.total[group.peak])
    else { return [] }
    let known = found.filter { $0.kind == .emptied }.flatMap(\.attributes).map(\.text)
    return emptied.findings(AttributeTable(group, material, at: group.end), in: material)
      .filter { !$0.attributes.contains { known.contains($0.text) } }
  }
}

extension HeapAnalysis {
  /// What to look at first, by all rules. It is computed anew at each use: reporters ask once and
  /// keep the answer.
  package var findings: [Finding] { FindingRules().findings(in: self) }
}
