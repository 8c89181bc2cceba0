import HeapProfile
import Measures
import Testing

/// What a loaded profile promises, so that nothing after it checks again.
func expectWhole(_ profile: HeapProfile) {
  var next = 0
  for tracked in profile.classes.sorted(by: { $0.instances.lowerBound < $1.instances.lowerBound }) {
    #expect(tracked.instances.lowerBound == next)
    next = tracked.instances.upperBound
  }
  #expect(next == profile.instances.count)
  for instance in profile.instances {
    #expect(instance.birth.isFinite && instance.death?.isFinite != false)
    #expect(instance.sizes.upperBound <= profile.sizes.count)
    #expect(instance.trace.map { Int($0.rawValue) < profile.traces.count } != false)
    _ = profile.texts.string(instance.name) + profile.texts.string(instance.repr)
  }
  for record in profile.sizes {
    #expect(record.timestamp.isFinite)
    #expect(Int(record.sized.rawValue) < profile.sized.count)
    #expect(record.snapshot.map { $0.rawValue < profile.snapshots.count } != false)
  }
  for (place, sized) in profile.sized.enumerated() {
    #expect(sized.size >= 0 && sized.flat >= 0)
    #expect(Int(sized.descendants) <= place)
    let referents = Array(profile.referents(of: SizedIndex(UInt32(place))))
    let rows = referents.map { Int(profile.sized[Int($0.rawValue)].descendants) + 1 }
    #expect(rows.reduce(0, +) == Int(sized.descendants))
    let heights = referents.map { profile.sized[Int($0.rawValue)].height + 1 }
    #expect(heights.max() ?? 0 == sized.height)
    _ = profile.texts.withBytes(sized.name) { $0.count }
  }
}
