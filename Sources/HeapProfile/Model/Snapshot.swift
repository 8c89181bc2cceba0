package import Measures

/// The state of the process and of all tracked objects at one moment: Pympler's `Snapshot`,
/// Heapmonitor's `Footprint`.
package struct Snapshot: Sendable {
  /// Seconds since the program's start; finite.
  package var timestamp: Double
  /// As the program named it; may be empty.
  package var description: String
  /// Bytes of all tracked objects.
  package var trackedTotal: ByteCount
  /// Bytes of all objects that can be measured; nil when the recorder did not compute it.
  package var measurableTotal: ByteCount?
  /// Bytes that the recorder itself used; nil when it did not say.
  package var overhead: ByteCount?
  package var process: ProcessMemory
  /// What several instances lead to, the largest first; nil when the recorder did not say.
  package var shared: [SharedStructure]?

  /// See the properties of the same names.
  package init(
    timestamp: Double, description: String = "", trackedTotal: ByteCount,
    measurableTotal: ByteCount? = nil,
    overhead: ByteCount? = nil, process: ProcessMemory = ProcessMemory()
  ) {
    self.timestamp = timestamp
    self.description = description
    self.trackedTotal = trackedTotal
    self.measurableTotal = measurableTotal
    self.overhead = overhead
    self.process = process
  }
}
