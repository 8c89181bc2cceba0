import HeapProfile
import Measures

/// Traps unless the profile keeps what loading promises, on which everything after it relies.
func requireWhole(_ profile: HeapProfile) {
  for instance in profile.instances {
    precondition(instance.birth.isFinite && instance.death?.isFinite != false)
    precondition(instance.sizes.upperBound <= profile.sizes.count)
    precondition(instance.trace.map { Int($0.rawValue) < profile.traces.count } != false)
    _ = profile.texts.string(instance.name) + profile.texts.string(instance.repr)
  }
  for record in profile.sizes {
    precondition(record.timestamp.isFinite)
    precondition(Int(record.sized.rawValue) < profile.sized.count)
    precondition(record.snapshot.map { $0.rawValue < profile.snapshots.count } != false)
  }
  for (place, sized) in profile.sized.enumerated() {
    precondition(sized.size >= 0 && sized.flat >= 0)
    precondition(Int(sized.descendants) <= place)
    var (rows, height) = (0, UInt32(0))
    for referent in profile.referents(of: SizedIndex(UInt32(place))) {
      let row = profile.sized[Int(referent.rawValue)]
      rows += Int(row.descendants) + 1
      height = max(height, row.height + 1)
    }
    precondition(rows == Int(sized.descendants) && height == sized.height)
    _ = profile.texts.string(sized.name)
  }
}
