/// Bands stacked on each other, in bytes.
struct Stack: Sendable {
  /// The upper edge of each band at each snapshot: `tops[band][snapshot]`. The last one is the sum.
  let tops: [[Int64]]
  let snapshotCount: Int

  /// - Parameter bands: the bytes of each at each snapshot, the lowest band first.
  ///
  /// Unknown and negative values count as 0; a sum beyond 64 bits becomes the largest number.
  init(_ bands: [[Int64?]], snapshotCount: Int) {
    var edge = [Int64](repeating: 0, count: snapshotCount)
    tops = bands.map { band in
      for (index, bytes) in band.prefix(snapshotCount).enumerated() {
        let (sum, overflow) = edge[index].addingReportingOverflow(max(bytes ?? 0, 0))
        edge[index] = overflow ? .max : sum
      }
      return edge
    }
    self.snapshotCount = snapshotCount
  }

  /// The lower edge of a band at a snapshot.
  func bottom(_ band: Int, _ snapshot: Int) -> Int64 {
    band > 0 ? tops[band - 1][snapshot] : 0
  }

  /// All bands together at a snapshot.
  func sum(_ snapshot: Int) -> Int64 { tops.last?[snapshot] ?? 0 }
}
