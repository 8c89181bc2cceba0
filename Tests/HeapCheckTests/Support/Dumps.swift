import Bytes
import HeapProfile
import HeapStatistics
import TestSupport

/// Classes by name, each with the sizes of its instances at the snapshots 1, 2, …; nil where an
/// instance is not there.
func analysis(_ classes: KeyValuePairs<String, [[Int64?]]>, snapshots: Int = 2) throws
  -> HeapAnalysis
{
  var dump = SyntheticDump()
  dump.classes = classes.map { name, instances in
    SyntheticDump.Class(
      name,
      instances.map { sizes in
        let there = sizes.indices.filter { sizes[$0] != nil }
        return SyntheticDump.Object(
          birth: Double(there.first ?? 0) + 0.5,
          death: there.last.flatMap { $0 + 1 < snapshots ? Double($0) + 1.5 : nil },
          sizes: there.map { (Double($0 + 1), .init(sizes[$0] ?? 0)) })
      })
  }
  dump.snapshots = (0..<snapshots).map { place in
    let total = classes.flatMap(\.value).compactMap { place < $0.count ? $0[place] : nil }
      .reduce(0, +)
    return .init(Double(place + 1), "s\(place + 1)", trackedTotal: total)
  }
  return try HeapAnalysis(HeapProfile(OwnedBytes(dump.bytes())))
}
