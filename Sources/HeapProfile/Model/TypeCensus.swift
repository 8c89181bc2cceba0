package import Measures

/// How many objects of which types there were at some moments, tracked or not: the largest and the
/// fastest-growing types of the whole process.
package struct TypeCensus: Sendable, Equatable {
  /// Seconds since the program's start, in order.
  package var times: [Double] = []
  /// In the recorder's order.
  package var types: [CountedType] = []

  package init() {}

  /// A type with a number for each of the times.
  package struct CountedType: Sendable, Equatable {
    /// Module and name, as the recorder wrote it; any text.
    package var name: String
    /// Module and name as `--track` takes them, `pkg.mod:Class`, for a type of the program's own
    /// modules; nil for one of Python or of a library, as far as is known.
    package var spec: String?
    /// Objects; nil where they were not counted. Not negative.
    package var counts: [Int64?]
    /// Bytes of the objects themselves, without what they refer to; nil where they were not
    /// measured. Not negative.
    package var bytes: [ByteCount?]

    package init(name: String, spec: String? = nil, counts: [Int64?], bytes: [ByteCount?]) {
      self.name = name
      self.spec = spec
      self.counts = counts
      self.bytes = bytes
    }
  }
}
