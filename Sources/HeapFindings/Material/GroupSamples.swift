import HeapProfile

/// What some instances of a group hold, at the snapshot at which the recorder looked.
struct GroupSamples: Sendable {
  let snapshot: Int
  /// In the order of the instances.
  let rows: [Int]
  private let roots: [Int: SizedIndex]

  /// - Returns: nil where the recorder looked at none.
  init?(of index: ClassIndex, among rows: [Int], in profile: HeapProfile) {
    guard let samples = profile.classes[index.rawValue].samples,
      let snapshot = profile.snapshot(of: samples)
    else { return nil }
    let first = profile.instances(of: index).lowerBound
    let all = Dictionary(
      samples.trees.map { (first + $0.place, $0.root) }, uniquingKeysWith: { one, _ in one })
    self.rows = rows.filter { all[$0] != nil }
    guard !self.rows.isEmpty else { return nil }
    roots = all
    self.snapshot = snapshot.rawValue
  }

  func root(of row: Int) -> SizedIndex? { roots[row] }
}
