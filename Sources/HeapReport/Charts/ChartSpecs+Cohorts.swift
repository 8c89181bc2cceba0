import HeapCharts
import HeapFindings
import HeapProfile
import HeapStatistics

extension ChartSpecs {
  /// When the instances of a finding were born, and how many of each time are left; nil where births
  /// do not matter.
  func cohorts(_ finding: Finding) -> ChartSpec? {
    guard finding.isOfSurvivors || finding.kind == .churn, let subject = finding.subject else {
      return nil
    }
    let rows = subject.actual.map { _ in analysis.profile.instances(of: subject) }
    let cohorts = BirthCohorts(
      of: subject.index, until: finding.last, in: analysis.profile, rows: rows
    ).cohorts
    guard cohorts.count(where: { $0.born > 0 }) > 1 else { return nil }
    let moment = names.proseName(of: finding.last)
    let chart = CohortChart(
      title: "\(subject.actual?.cutToLine ?? names.name(of: subject.index)) by time of birth",
      cohorts: cohorts.map { CohortChart.Cohort(end: $0.end, born: $0.born, alive: $0.alive) },
      hue: hues.hue(of: subject.index), moment: moment)
    return ChartSpec(
      caption:
        "Instances born between snapshots, all \(rows == nil ? "of the class" : "that are of that class"); "
        + "filled: still alive at \(moment)."
    ) { chart.chart($0, measure: $1) }
  }
}
