import HeapProfile
import HeapStatistics
import Measures

/// Many instances that are made and freed again before any snapshot sees them.
package struct ChurnRule: RunRule {
  /// Instances that were made: fewer take no time worth a word.
  package var births = 20_000
  /// Of all instances of all classes.
  package var share = 0.5
  /// Of the class's that no snapshot saw.
  package var unseen = 0.9
  /// Births for each that is there at a snapshot.
  package var times = 50
  /// Seconds that it takes to make and free one, at least: with a constructor in Python.
  package var each = 1e-6
  /// Of the time of the run: where it takes less, nothing is to be gained. A stream of records that is read,
  /// counted and let go looks the same but for that.
  package var timeShare = 0.025
  /// Seconds that a recorder takes for each that it lists, at least, and with its trace (Pympler; what is
  /// only counted takes nearly none): this is no time of the program.
  package var listing = 8e-6
  package var tracing = 3e-5

  package init() {}

  func findings(in material: Material) -> [Finding] {
    let analysis = material.analysis
    let all = analysis.created
    return analysis.classes.compactMap { summary in
      guard summary.created >= max(births, leastBirths(of: summary.index, material)),
        Double(summary.created) >= share * Double(all)
      else {
        return nil
      }
      let most = analysis.snapshotIndices.lazy.map { analysis.at($0, summary.index).alive }.max()
      guard Double(summary.created) >= Double(times) * Double(max(1, most ?? 0)) else { return nil }
      let unseen = Unseen(summary.index, material)
      guard Double(unseen.count) >= self.unseen * Double(summary.created) else { return nil }
      return finding(summary.index, unseen, most ?? 0, material)
    }
  }

  /// How many take that part of the time.
  private func leastBirths(of index: ClassIndex, _ material: Material) -> Int {
    guard let first = material.times.first, let last = material.times.last else { return 0 }
    let rows = material.profile.instances(of: index)
    let isTraced = rows.first.map { material.profile.instances[$0].trace != nil } ?? false
    let recording = Double(rows.count) * (isTraced ? tracing : listing)
    return Int(exactly: (timeShare * max(0, last - first - recording) / each).rounded()) ?? .max
  }

  private func finding(
    _ index: ClassIndex, _ unseen: Unseen, _ most: Int, _ material: Material
  ) -> Finding {
    let last = SnapshotIndex(max(0, material.times.count - 1))
    let site = unseen.mainPlace
    let profile = material.profile
    return Finding(
      kind: .churn, subject: Finding.Subject(index: index, actual: nil),
      site: site.map { material.places.places[$0.place] }, bytes: unseen.bytes,
      instances: unseen.count, first: SnapshotIndex(0), last: last, confidence: .high,
      evidence: .churn(
        Evidence.Churn(
          most: most, life: unseen.life,
          mostBetween: unseen.life == nil
            ? profile.classes[index.rawValue].shortLivedAt.max() : nil,
          atSite: site?.count ?? 0)),
      weight: Weights.churn)
  }
}

/// The instances of a class that were freed before any snapshot saw them.
private struct Unseen {
  private(set) var count = 0
  /// Bytes of all of them, without what they referred to.
  private(set) var bytes: ByteCount = 0
  private(set) var life: Double?
  private var places: [Int: Int] = [:]

  init(_ index: ClassIndex, _ material: Material) {
    let profile = material.profile
    var lives: [Double] = []
    for row in profile.instances(of: index) {
      let instance = profile.instances[row]
      guard let death = instance.death,
        !instance.sizes.contains(where: { profile.sizes[$0].snapshot != nil })
      else { continue }
      count += 1
      if let basic = instance.sizes.first {
        bytes += profile.sized(profile.sizes[basic]).size
      }
      lives.append(max(0, death - instance.birth))
      if let place = material.place(of: row) { places[place, default: 0] += 1 }
    }
    life = lives.isEmpty ? nil : Array(lives.indices).spread(4_096).map { lives[$0] }.median
    for entry in profile.classes[index.rawValue].shortLived {
      count += entry.count - entry.alive
      if let trace = entry.trace {
        places[material.places.blamed[Int(trace.rawValue)], default: 0] += entry.count - entry.alive
      }
    }
    if bytes == 0 { bytes = Self.own(of: index, profile) * count }
  }

  /// Bytes of the smallest instance itself that was sized: those that were only counted have no size.
  private static func own(of index: ClassIndex, _ profile: HeapProfile) -> ByteCount {
    profile.instances(of: index).lazy.flatMap { row in
      profile.instances[row].sizes.lazy.map { profile.sized(profile.sizes[$0]).flat }
    }.filter { $0 > 0 }.min() ?? 0
  }

  var mainPlace: (place: Int, count: Int)? {
    places.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { (place: $0.key, count: $0.value) }
  }
}
