import HeapProfile

/// How births were recorded, where they are not exact.
struct BirthWords {
  private let births: BirthRecording

  /// - Returns: nil where nothing needs to be said.
  init?(_ births: BirthRecording?) {
    guard let births, births.kind != .exact else { return nil }
    self.births = births
  }

  /// A word or two beside the class's name.
  var mark: String { births.kind == .constructor ? "at least" : "by snapshot" }

  /// What it means, and why it is so.
  var note: String {
    let reason = births.reason.map { " Why: \($0)." } ?? ""
    return Self.meaning(of: births.kind) + reason.replacing("..", with: ".")
  }

  /// What the marks in a table mean; nil where there are none.
  static func legend(_ all: [BirthRecording?]) -> String? {
    let inexact: [BirthRecording.Kind] = [.constructor, .snapshots]
    let kinds = inexact.filter { kind in all.contains { $0?.kind == kind } }
    guard !kinds.isEmpty else { return nil }
    return kinds.compactMap { kind in
      BirthWords(BirthRecording(kind)).map { "“\($0.mark)”: \(meaning(of: kind))" }
    }.joined(separator: " ")
  }

  /// What a chart of births and deaths shows.
  var caption: String {
    births.kind == .constructor
      ? "Each birth that was seen and each death is a step; there may have been more births."
      : "Births are drawn at the snapshot that first found an instance; each death is a step."
  }

  private static func meaning(of kind: BirthRecording.Kind) -> String {
    switch kind {
    case .exact: ""
    case .constructor:
      "Not every birth was seen: there were at least so many."
    case .snapshots:
      "Instances were found by snapshots: they were born after the snapshot before, and those that "
        + "were freed before a snapshot are missing."
    }
  }
}
