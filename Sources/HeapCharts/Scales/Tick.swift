/// A position on an axis and its label.
struct Tick: Sendable, Hashable {
  /// In the unit of the axis' data (bytes, seconds, things).
  let value: Double
  let label: String
}
