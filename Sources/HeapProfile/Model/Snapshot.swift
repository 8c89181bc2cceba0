/// The state of the process and of all tracked objects at one moment: Pympler's `Snapshot`,
/// Heapmonitor's `Footprint`.
package struct Snapshot: Sendable {
  /// Seconds since the program's start; finite.
  package var timestamp: Double
  /// As the program named it; may be empty.
  package var description: String
  /// Bytes of all tracked objects.
  package var trackedTotal: Int64
  /// Bytes of all objects that can be measured; nil when the recorder did not compute it.
  package var measurableTotal: Int64?
  /// Bytes that the recorder itself used; nil when it did not say.
  package var overhead: Int64?
  package var process: ProcessMemory

  /// See the properties of the same names.
  package init(
    timestamp: Double, description: String = "", trackedTotal: Int64, measurableTotal: Int64? = nil,
    overhead: Int64? = nil, process: ProcessMemory = ProcessMemory()
  ) {
    self.timestamp = timestamp
    self.description = description
    self.trackedTotal = trackedTotal
    self.measurableTotal = measurableTotal
    self.overhead = overhead
    self.process = process
  }
}

/// What the operating system said of the process: Pympler's `ProcessMemoryInfo`.
package struct ProcessMemory: Sendable, Equatable {
  /// Whether the recorder could ask the operating system at all; a value may still be unknown.
  package var isAvailable = false
  /// Bytes of virtual memory (VSZ).
  package var virtual: Int64?
  /// Bytes of physical memory (RSS).
  package var resident: Int64?
  /// Major page faults since the start.
  package var pageFaults: Int64?
  /// Bytes of each kind of segment.
  package var dataSegment: Int64?
  package var codeSegment: Int64?
  package var sharedSegment: Int64?
  package var stackSegment: Int64?
  /// Further values as the platform names them and as the recorder formatted them.
  package var platform: [Detail] = []

  /// A name and its value, both text of the dump.
  package struct Detail: Sendable, Equatable {
    package var name: String
    package var value: String
  }

  package init() {}
}
