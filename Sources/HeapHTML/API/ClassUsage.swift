/// The instances of one class at one snapshot.
public struct ClassUsage: Sendable, Hashable {
  /// The name that the class was registered under: any text of the dump.
  public let name: String
  /// Instances that were alive.
  public let alive: Int
  /// Instances born since the snapshot before, or since the start; also those freed since.
  public let born: Int
  /// Instances freed since the snapshot before, or since the start.
  public let freed: Int
  /// Bytes of its instances with what they refer to.
  public let bytes: Int64
  /// Its part of all tracked bytes at the snapshot, 0 to 1; `nil` when nothing was tracked.
  public let share: Double?
}
