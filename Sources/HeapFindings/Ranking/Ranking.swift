import HeapProfile
import HeapStatistics
import Measures

/// Puts findings in order, the strongest first, and makes one of those with one cause.
package struct Ranking: Sendable {
  /// At most so many: nobody reads more.
  package var limit = 5
  /// Growth of the process for each byte of tracked growth, from which on the process comes first.
  package var unexplained = 100.0
  /// Of the first one's score: what has less is not worth a look beside it.
  package var share = 0.05
  /// Of the first leak's bytes: a smaller leak of another class has most probably the same cause.
  package var companion = 0.3
  /// Of the bytes by which an attribute grows that was found to hold a leak: those of the leak, which are
  /// estimated from below.
  package var holder = 0.5
  /// Of the bytes of a group made at one place.
  package var site = 0.5
  /// Instances of the class that were ever made: fewer that stay are results, unless they are so much
  /// of all tracked bytes.
  package var many = 24
  package var fewShare = 0.1
  /// Companions that are named.
  package var companions = 4
  /// Of the steps in which two series rise together.
  package var together = 0.8
  package var sameFault = SameFault()

  package init() {}

  func ranked(_ all: [Finding], in material: Material) -> [Finding] {
    // Whether two leaks have one cause depends on where they are made; of all others it is asked once.
    let growing = all.map { $0.isOfSurvivors ? withSite($0, material) : $0 }
    let single = merged(scored(growing, material), material).map(\.finding)
    let together = sameFault.merged(single, in: material).filter { !isFew($0, material) }
    let kept = scored(together.map { withSite($0, material) }, material)
    let top = kept.first?.score ?? 0
    let worth = kept.filter { $0.score >= share * top || $0.finding.kind == .churn }
    return Array(inOrder(worth.map(\.finding)).prefix(limit))
  }

  /// The strongest first; of equal ones in their order.
  private func scored(_ findings: [Finding], _ material: Material)
    -> [(finding: Finding, score: Double)]
  {
    let resident = material.profile.snapshots.compactMap(\.process.resident).max() ?? 0
    let scores = findings.map { finding in
      let whole = finding.subject == nil ? resident : material.peakTotal
      return finding.weight * min(1, Double(finding.bytes) / Double(max(1, whole)))
    }
    return findings.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
      .map { (findings[$0], scores[$0]) }
  }

  /// What is known to grow comes first, however small it is: all else stays as it is. What may be needed is
  /// no word beside it.
  private func inOrder(_ findings: [Finding]) -> [Finding] {
    let growing = findings.filter { $0.kind == .leak }
    var others = findings.filter { $0.kind != .leak }
    if let leak = growing.first {
      others.removeAll {
        $0.weight <= Weights.maybeNeeded && $0.kind != .churn && $0.subject != leak.subject
      }
    }
    // Bytes that hang on small objects and that nothing sees: the growth of the process is the answer.
    let unseen = others.filter { other in
      other.kind == .unexplained
        && findings.allSatisfy {
          !$0.isOfSurvivors || Double($0.bytes) * unexplained <= Double(other.bytes)
        }
    }
    others.removeAll { other in unseen.contains { $0.kind == other.kind } }
    return unseen + growing + others
  }

  /// Adds where most of the group was made.
  private func withSite(_ finding: Finding, _ material: Material) -> Finding {
    guard finding.site == nil, finding.kind != .churn, let subject = finding.subject,
      let group = material.groups.first(where: { $0.subject == subject })
    else { return finding }
    var finding = finding
    finding.site = material.mainPlace(of: group, at: finding.last.rawValue, share: site)
    return finding
  }

  private struct Key: Hashable {
    let subject: ClassIndex?
    let actual: String?
    let attribute: AttributeName?
    let kind: String
  }

  /// Whether what stays may be what the program makes.
  private func isFew(_ finding: Finding, _ material: Material) -> Bool {
    guard let subject = finding.subject else { return false }
    return finding.isOfSurvivors && material.analysis.classes[subject.index.rawValue].created < many
      && Double(finding.bytes) < fewShare * Double(material.peakTotal)
  }

  private func merged(_ all: [(finding: Finding, score: Double)], _ material: Material)
    -> [(finding: Finding, score: Double)]
  {
    var kept: [(finding: Finding, score: Double)] = []
    var seen: Set<Key> = []
    let leak = all.first {
      $0.finding.isOfSurvivors && !isFew($0.finding, material)
    }?.finding
    var beside: [Finding.Companion] = []
    for entry in all {
      let finding = entry.finding
      if let leak, let companion = companion(finding, of: leak) {
        beside.append(companion)
        continue
      }
      let key = Key(
        subject: finding.subject?.index, actual: finding.subject?.actual,
        attribute: finding.isOfSurvivors ? nil : finding.attributes.first,
        kind: finding.subject == nil ? finding.kind.rawValue : "")
      if seen.insert(key).inserted { kept.append(entry) }
    }
    guard let place = kept.firstIndex(where: { $0.finding.isOfSurvivors }) else { return kept }
    kept[place].finding.companions = Array(beside.prefix(companions))
    return kept
  }

  /// What grows beside the first leak, from the same cause.
  private func companion(_ finding: Finding, of leak: Finding) -> Finding.Companion? {
    guard let subject = finding.subject, subject != leak.subject else { return nil }
    if finding.isOfSurvivors {
      let isSmall = Double(finding.bytes) < companion * Double(leak.bytes)
      let isSameSite = finding.site != nil && finding.site == leak.site
      guard isSmall || isSameSite else { return nil }
      return Finding.Companion(
        subject: subject, attributes: [], bytes: finding.bytes,
        site: isSameSite ? nil : finding.site, mayHold: false)
    }
    let enough = Double(finding.bytes) * (isOnTheWay(finding, to: leak) ? holder : 1)
    guard finding.kind == .growthInside, Double(leak.bytes) >= enough,
      rise(finding.series, leak.series)
    else { return nil }
    return Finding.Companion(
      subject: subject, attributes: finding.attributes, bytes: finding.bytes, site: nil,
      mayHold: true)
  }

  /// Whether the recorder found the attribute that grows on the way to what leaks.
  private func isOnTheWay(_ finding: Finding, to leak: Finding) -> Bool {
    guard let path = leak.holder?.path, let name = finding.attributes.first?.text else {
      return false
    }
    return path.split(whereSeparator: { ".[".contains($0) }).contains { $0 == name }
  }

  /// Whether two series rise in the same steps.
  private func rise(_ left: [Double], _ right: [Double]) -> Bool {
    let count = min(left.count, right.count)
    guard count >= 4 else { return false }
    let (left, right) = (left.suffix(count), right.suffix(count))
    let steps = zip(zip(left.dropFirst(), left), zip(right.dropFirst(), right))
    let same = steps.count { one, other in
      (one.0 > one.1) == (other.0 > other.1) || other.0 >= other.1
    }
    return Double(same) >= together * Double(count - 1)
  }
}

extension Finding {
  /// Whether it is about instances that are not freed.
  package var isOfSurvivors: Bool { kind == .leak || kind == .accumulation }

  /// What holds the instances that it speaks of; nil where that is not known.
  package var holder: Evidence.Holder? {
    if case .survivors(let found) = evidence { found.holder } else { nil }
  }
}
