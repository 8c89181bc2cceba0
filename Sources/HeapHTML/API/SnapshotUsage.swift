/// The memory of all tracked objects, and of the process, at one moment of the run.
public struct SnapshotUsage: Sendable, Hashable {
  /// Seconds since the program's start.
  public let time: Double
  /// As the program named it: any text of the dump; may be empty.
  public let description: String
  /// Bytes of all tracked objects.
  public let bytes: Int64
  /// Tracked objects that were alive.
  public let alive: Int
  /// Bytes of physical memory that the process had (RSS); `nil` when the dump does not say.
  public let residentBytes: Int64?
  /// Bytes of virtual memory that the process had (VSZ); `nil` when the dump does not say.
  public let virtualBytes: Int64?
}
