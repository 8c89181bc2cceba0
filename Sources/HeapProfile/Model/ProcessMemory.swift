package import Measures

/// What the operating system said of the process: Pympler's `ProcessMemoryInfo`.
package struct ProcessMemory: Sendable, Equatable {
  /// Whether the recorder could ask the operating system at all; a value may still be unknown.
  package var isAvailable = false
  /// Bytes of virtual memory (VSZ).
  package var virtual: ByteCount?
  /// Bytes of physical memory (RSS).
  package var resident: ByteCount?
  /// Major page faults since the start.
  package var pageFaults: Int64?
  /// Bytes of each kind of segment.
  package var dataSegment: ByteCount?
  package var codeSegment: ByteCount?
  package var sharedSegment: ByteCount?
  package var stackSegment: ByteCount?
  /// Further values as the platform names them and as the recorder formatted them.
  package var platform: [Detail] = []

  /// A name and its value, both text of the dump.
  package struct Detail: Sendable, Equatable {
    package var name: String
    package var value: String
  }

  package init() {}
}
