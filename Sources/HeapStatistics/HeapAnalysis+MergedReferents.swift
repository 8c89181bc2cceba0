package import HeapProfile

extension HeapAnalysis {
  /// Merges the referent trees of a class at a snapshot.
  ///
  /// - Complexity: linear in the number of referents (Pympler's `_merge_asized` is quadratic in the
  ///   number of different names).
  package func mergedReferents(of index: ClassIndex, at snapshot: SnapshotIndex)
    throws(OverflowError) -> MergedReferents
  {
    var merger = ReferentMerger(profile)
    for number in profile.instances(of: index) {
      if let record = size(of: InstanceIndex(number), at: snapshot) {
        try merger.add(record.sized)
      }
    }
    return merger.finish()
  }
}
