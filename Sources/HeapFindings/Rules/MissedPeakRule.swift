import HeapProfile
import HeapStatistics
import Measures

/// Much tracked memory between two snapshots, which no snapshot shows.
package struct MissedPeakRule: RunRule {
  package var stream = StreamTest()
  /// Of the most that any snapshot shows: with less the peak is not far from what is shown.
  package var share = 1.0

  package init() {}

  func findings(in material: Material) -> [Finding] {
    MissedPeak.all(in: material.analysis).compactMap { peak in
      guard Double(peak.bytes) >= share * Double(material.peakTotal),
        material.stakes.isWorthIt(waste: peak.bytes, of: material.peakTotal)
      else { return nil }
      let from = peak.before.map { material.times[$0.rawValue] } ?? 0
      let to = material.times[peak.after.rawValue]
      let rows = Array(material.profile.instances(of: peak.index))
      guard
        let reason = stream.reason(
          rows, at: peak.moment, next: to, within: min(from, to)...to, in: material.profile)
      else { return nil }
      return finding(peak, reason, material)
    }
  }

  private func finding(
    _ peak: MissedPeak, _ reason: Evidence.Moment.Reason, _ material: Material
  ) -> Finding {
    var places: [Int: Int] = [:]
    for row in peak.rows {
      if let place = material.place(of: row) { places[place, default: 0] += 1 }
    }
    let most = places.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return Finding(
      kind: .transient, subject: Finding.Subject(index: peak.index, actual: nil),
      site: most.map { material.places.places[$0.key] }, bytes: peak.bytes,
      instances: peak.atOnce, first: peak.before ?? peak.after, last: peak.after,
      confidence: .medium, evidence: .missed(peak, reason), weight: Weights.transient)
  }
}
