package import HeapProfile
package import Measures

/// The distribution of the sizes of a class's instances, each at its largest, in buckets of
/// twice the size.
package struct SizeDistribution: Sendable {
  /// In order of size, with the empty ones between the smallest and the largest.
  package let buckets: [Bucket]
  /// Instances that no snapshot sized; they are in no bucket.
  package let neverSized: Int

  /// The instances of at least ``lower`` and less than ``upper`` bytes.
  package struct Bucket: Sendable, Equatable {
    /// Bytes; 0 for the bucket of instances without bytes, else a power of two.
    package var lower: ByteCount
    package var upper: ByteCount
    package var instances = 0
    /// Bytes of all of them.
    package var total: ByteCount = 0
  }

  /// - Throws: ``OverflowError`` if the sum of the sizes exceeds 64 bits.
  package init(of index: ClassIndex, in analysis: HeapAnalysis) throws(OverflowError) {
    var counted: [Bucket] = []
    // Where nothing was sized at a snapshot, the sizes at birth are all there is.
    let leavesOut = analysis.classes[index.rawValue].sizesAtSnapshots != nil
    var neverSized = 0
    for instance in analysis.profile.instances(of: index) {
      if leavesOut, !analysis.isSized(InstanceIndex(instance)) {
        neverSized += 1
        continue
      }
      let size = analysis.maximumSizes[instance]
      // 0 for no bytes, else one more than the exponent of the power of two at or below.
      let place = UInt64.bitWidth - size.magnitude.leadingZeroBitCount
      while counted.count <= place {
        let exponent = counted.count - 1
        let lower: ByteCount = exponent < 0 ? 0 : ByteCount(1 << Int64(exponent))
        counted.append(Bucket(lower: lower, upper: exponent >= 62 ? .max : max(1, lower * 2)))
      }
      counted[place].instances += 1
      try counted[place].total.add(size, "the sizes of one class")
    }
    self.neverSized = neverSized
    buckets = Array(counted.drop { $0.instances == 0 })
  }
}
