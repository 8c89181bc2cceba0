/// How much a byte of one kind counts against a byte of another: what grows ends a program one day,
/// what is merely too large costs the same every day, and what is a guess may be wrong.
enum Weights {
  static let growth = 3.0
  static let giant = 1.5
  static let transient = 1.2
  static let waste = 1.0
  static let process = 1.0
  /// Most probably waste; the dump shows a part only.
  static let likelyWaste = 0.9
  static let dictionaries = 0.7
  /// Whether it is needed only the program knows.
  static let maybeNeeded = 0.6
  /// It costs time, not memory: always last.
  static let churn = 0.01
}
