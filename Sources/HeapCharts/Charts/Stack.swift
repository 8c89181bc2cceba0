import Measures

/// Bands stacked on each other, in bytes.
struct Stack: Sendable {
  /// The upper edge of each band at each snapshot: `tops[band][snapshot]`. The last one is the sum.
  let tops: [[ByteCount]]
  let snapshotCount: Int

  /// - Parameter bands: the bytes of each at each snapshot, the lowest band first.
  ///
  /// Unknown and negative values count as 0; a sum beyond 64 bits becomes the largest number.
  init(_ bands: [[ByteCount?]], snapshotCount: Int) {
    var edge = [ByteCount](repeating: 0, count: snapshotCount)
    tops = bands.map { band in
      for (index, bytes) in band.prefix(snapshotCount).enumerated() {
        edge[index] += max(bytes ?? 0, 0)
      }
      return edge
    }
    self.snapshotCount = snapshotCount
  }

  /// The lower edge of a band at a snapshot.
  func bottom(_ band: Int, _ snapshot: Int) -> ByteCount {
    band > 0 ? tops[band - 1][snapshot] : 0
  }

  /// All bands together at a snapshot.
  func sum(_ snapshot: Int) -> ByteCount { tops.last?[snapshot] ?? 0 }
}
