package import HeapProfile

extension HeapAnalysis {
  /// Merges the referent trees of a class at a snapshot.
  ///
  /// - Parameter sizes: those of the class.
  /// - Complexity: linear in the number of referents (Pympler's `_merge_asized` is quadratic in the
  ///   number of different names).
  package func mergedReferents(of sizes: SizesAtSnapshots, at snapshot: SnapshotIndex)
    throws(OverflowError) -> MergedReferents
  {
    var merger = ReferentMerger(profile)
    for object in sizes[snapshot] { try merger.add(object) }
    return merger.finish()
  }

  /// Merges the trees of the instances of a class that the recorder has measured apart.
  package func mergedReferents(of samples: ClassSamples) throws(OverflowError) -> MergedReferents {
    var merger = ReferentMerger(profile)
    for tree in samples.trees { try merger.add(tree.root) }
    return merger.finish()
  }

  /// The same for one snapshot alone.
  package func mergedReferents(of index: ClassIndex, at snapshot: SnapshotIndex)
    throws(OverflowError) -> MergedReferents
  {
    try mergedReferents(of: SizesAtSnapshots(of: index, in: self), at: snapshot)
  }
}
