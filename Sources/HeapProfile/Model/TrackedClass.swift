/// A class that instances were registered under.
package struct TrackedClass: Sendable {
  /// As it was registered; any text.
  package var name: String
  /// Its rows in ``HeapProfile/instances``.
  package var instances: Range<Int>
  /// How its births were recorded; nil when the dump does not say.
  package var births: BirthRecording?
  /// Who holds its instances; nil when the dump does not say.
  package var holders: InstanceHolders?
  /// Which values of its attributes are equal; nil when the dump does not say.
  package var contents: ClassContents?
  /// What some of its instances hold; nil when the dump does not say.
  package var samples: ClassSamples?
  /// Its instances that no snapshot saw; one entry for each place where they were made.
  package var shortLived: [ShortLived] = []
  /// How many of these were born and freed between each snapshot and the one before, in the order of
  /// ``HeapProfile/snapshots``; empty when unknown. What is missing of all came after the last.
  package var shortLivedAt: [Int] = []
}
