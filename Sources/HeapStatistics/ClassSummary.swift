package import HeapProfile
package import Measures

/// The counts and bytes of a class over the whole run.
package struct ClassSummary: Sendable {
  package var index: ClassIndex
  /// The instances that are in the profile.
  package var instances: Int
  /// Further ones, which were born and freed between two snapshots and only counted.
  package var shortLived = 0
  /// Further ones that lived when the program was killed, before a snapshot saw them.
  package var unseenAlive = 0
  /// Of the short-lived ones, those of which is known between which snapshots they lived.
  package var timedShortLived = 0

  /// Of these, those that no snapshot counts among its born and freed.
  package var untimedShortLived: Int { shortLived - timedShortLived }
  /// All that were freed before the dump was written, the short-lived ones as well.
  package var freed: Int
  /// Bytes of the smallest, the average and the largest instance, each at its own peak
  /// (Pympler, `HtmlStats.print_class_details`); nil without instances.
  package var sizes: SizeRange?
  /// The same of those instances that a snapshot sized; nil without any. An instance that lived
  /// between two snapshots has only the size it was born with, which says little.
  package var sizesAtSnapshots: SizeRange?
  /// Instances that no snapshot sized.
  package var neverSized = 0
  /// Whether referents were recorded for any instance (`resolution_level` above 0).
  package var hasReferents: Bool
  /// Whether a trace was recorded for any instance.
  package var hasTraces: Bool

  /// All instances ever registered.
  package var created: Int { instances + shortLived + unseenAlive }

  /// Instances alive when the dump was written.
  package var alive: Int { created - freed }

  /// Bytes of the smallest, average and largest of some instances.
  package struct SizeRange: Sendable, Equatable {
    package var minimum: ByteCount
    package var average: Double
    package var maximum: ByteCount
  }
}
