/// Place of a class in ``HeapProfile/classes``.
package struct ClassIndex: Sendable, Hashable, Comparable {
  package let rawValue: Int
  package init(_ rawValue: Int) { self.rawValue = rawValue }
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Place of an instance in ``HeapProfile/instances``.
package struct InstanceIndex: Sendable, Hashable, Comparable {
  package let rawValue: Int
  package init(_ rawValue: Int) { self.rawValue = rawValue }
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Place of a snapshot in ``HeapProfile/snapshots``, in order of time.
package struct SnapshotIndex: Sendable, Hashable, Comparable {
  package let rawValue: Int
  package init(_ rawValue: Int) { self.rawValue = rawValue }
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Place of a sized object in ``HeapProfile/sized``.
package struct SizedIndex: Sendable, Hashable, BitwiseCopyable {
  package let rawValue: UInt32
  package init(_ rawValue: UInt32) { self.rawValue = rawValue }
}

/// Place of a trace in ``HeapProfile/traces``.
package struct TraceIndex: Sendable, Hashable, BitwiseCopyable {
  package let rawValue: UInt32
  package init(_ rawValue: UInt32) { self.rawValue = rawValue }
}
