import HeapFindings
import Measures

/// The words for moments, for the process and for what lives between snapshots.
extension FindingWords {
  func words(_ finding: Finding, _ found: Evidence.Moment) -> FindingText {
    let (rise, peak) = (found.snapshots.lowerBound, names.name(of: finding.last))
    let fall = found.snapshots.upperBound
    let others =
      rise == fall
      ? "at all others"
      : "before \(names.name(of: rise)) and after \(names.name(of: fall))"
    let part = finding.attributes.isEmpty ? "" : ", most of it in \(names.list(finding.attributes))"
    return FindingText(
      title: "\(className(finding)) takes \(ByteSize(finding.bytes)) for a moment, at "
        + "\(peak)\(part)",
      explanation: "\(count(finding.instances)) are alive then; tracked memory is "
        + "\(ByteSize(found.tracked)) at that snapshot and \(ByteSize(found.outside)) at most \(others). "
        + sentence(found.reason),
      nextStep: Self.oneByOne,
      measure: "what the class has more at that snapshot than \(others)")
  }

  private static let oneByOne =
    "What is needed one after the other need not be there at once: work in parts, or with a generator."

  func words(_ finding: Finding, _ peak: MissedPeak, _ reason: Evidence.Moment.Reason)
    -> FindingText
  {
    let missed = MissedPeakWords(peak, names)
    return FindingText(
      title: "\(who(finding)) takes about \(ByteSize(finding.bytes)) for a moment, "
        + "\(missed.place): no snapshot shows it",
      explanation: "\(missed.count) \(sentence(reason))",
      nextStep: Self.oneByOne, measure: missed.measure)
  }

  private func sentence(_ reason: Evidence.Moment.Reason) -> String {
    switch reason {
    case .stays: "They stay over several snapshots."
    case .oneAtATimeElsewhere: "Elsewhere in the run there is one after the other."
    case .fewerElsewhere: "There are some before and after it as well, but far fewer."
    case .freedOneByOne: "They are freed one after the other."
    }
  }

  func words(_ finding: Finding, _ found: Evidence.ProcessMoment) -> FindingText {
    let nextStep =
      "Something large is made and let go there, for example a file that is read whole: read it in "
      + "blocks, or track what holds it."
    let (first, last) = (names.name(of: finding.first), names.name(of: finding.last))
    if found.isBetween {
      return FindingText(
        title: "Between \(first) and \(last) the process took \(ByteSize(finding.bytes)) more than "
          + "at either",
        explanation:
          "Its largest physical memory so far rose to \(ByteSize(found.highest)), but at "
          + "the two snapshots it is \(ByteSize(found.outside)) at most.",
        nextStep: nextStep,
        measure: "the process’ largest physical memory less that at the snapshots")
    }
    return FindingText(
      title:
        "The process takes \(ByteSize(finding.bytes)) more for a moment, and no tracked object "
        + "does",
      explanation: "Its physical memory is \(ByteSize(found.highest)) at \(last) and "
        + "\(ByteSize(found.outside)) at most before and after; tracked memory is "
        + "\(ByteSize(found.tracked)) then.",
      nextStep: nextStep,
      measure: "the process’ physical memory then, less the most at other snapshots")
  }

  func words(_ finding: Finding, _ found: Evidence.UnexplainedGrowth) -> FindingText {
    FindingText(
      title: "The process grows by \(ByteSize(finding.bytes)) that no tracked object explains",
      explanation: "Its physical memory rises from \(ByteSize(found.from)) "
        + "(\(names.name(of: finding.first))) to \(ByteSize(found.to)) "
        + "(\(names.name(of: finding.last))), at nearly every snapshot, while tracked memory and the "
        + "recorder’s own change by \(ByteSize(found.known)).",
      nextStep: "Track more classes, or look with tracemalloc.",
      measure: "what the process’ physical memory grew by")
  }

  func words(_ finding: Finding, _ found: Evidence.Churn) -> FindingText {
    let life = found.life.map { "; half of the others live less than \(Seconds($0))" } ?? ""
    let site = finding.site.map {
      " \(percent(found.atSite, of: finding.instances)) are made at "
        + "\(names.name(of: $0))."
    }
    // They were only counted: nobody knows when each of them died.
    let between =
      found.mostBetween.map {
        " How many are alive at once between two is not known: \(GroupedCount($0)) at most."
      } ?? ""
    return FindingText(
      title: "\(GroupedCount(finding.instances)) \(className(finding)) are made and freed again "
        + "between snapshots: \(ByteSize(finding.bytes)) in all",
      explanation:
        "At most \(GroupedCount(found.most)) are alive at a snapshot\(life).\(between)\(site ?? "")",
      nextStep: "It costs time, not memory: compute without them, or use one again.",
      measure: "their number times their own size, without what they refer to")
  }
}
