/// Something that should be looked at first, with what says so and what to do.
///
/// The texts are what the pages show. Names in them come from the dump: escape them where you put them.
public struct HeapFinding: Sendable, Hashable {
  /// Of what kind it is, as in exports: `leak`, `growth-inside`, `empty-attributes`, `repeated-values`, …
  /// A later version may have more kinds.
  public let kind: String
  /// The class that is at fault; `nil` when it is the process as a whole.
  public let className: String?
  /// The attributes that are at fault or that hold most of it, the largest first.
  public let attributes: [String]
  /// The line that made the instances, `file.py:20 in handle`; `nil` when no trace was recorded.
  public let site: String?
  /// Bytes at stake; not negative.
  public let bytes: Int64
  /// What these bytes are and how they were computed.
  public let bytesAre: String
  /// The instances that it speaks of; 0 for the process.
  public let instances: Int
  /// How sure it is: `high`, `medium` or `low`.
  public let confidence: String
  /// Who, how, how much.
  public let title: String
  /// What says so.
  public let explanation: String
  /// What a person does next.
  public let nextStep: String
}
