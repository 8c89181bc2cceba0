/// A class that instances were registered under.
package struct TrackedClass: Sendable {
  /// As it was registered; any text.
  package var name: String
  /// Its rows in ``HeapProfile/instances``.
  package var instances: Range<Int>
  /// How its births were recorded; nil when the dump does not say.
  package var births: BirthRecording?
  /// Its instances that no snapshot saw; one entry for each place where they were made.
  package var shortLived: [ShortLived] = []
}
