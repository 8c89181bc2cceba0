package import HeapComparison
import Measures

/// A type before and after.
package struct HeapTypeChange: Sendable {
  package let name: String
  package let count: CountChange
  /// Bytes of the objects alone.
  package let bytes: ByteChange
  /// What at least one of the objects retains.
  package let retained: ByteChange
  /// How many objects are in both heaps; nil: not to be known.
  package let staying: Int?

  package var isChanged: Bool { !count.isNone || !bytes.isNone || !retained.isNone }
  package var isNew: Bool { count.before == 0 }
  package var isGone: Bool { count.after == 0 }

  /// What moved most first: by what is retained, then by bytes alone, then by name.
  static func isBefore(_ left: Self, _ right: Self) -> Bool {
    if left.retained.magnitude != right.retained.magnitude {
      return left.retained.magnitude > right.retained.magnitude
    }
    if left.bytes.magnitude != right.bytes.magnitude {
      return left.bytes.magnitude > right.bytes.magnitude
    }
    return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
  }
}

/// What one way leads to, before and after.
package struct HeapHolderChange: Sendable {
  /// The way, in Python's notation.
  package let path: String
  /// The type of what is there.
  package let type: String
  package let retained: ByteChange
  /// The type that most of what it holds belongs to.
  package let content: String?

  package var isNew: Bool { retained.before == 0 }
  package var isGone: Bool { retained.after == 0 }
}
