import Measures

/// What a list leaves out.
enum RestNote {
  /// What is not in a list, in a sentence; nil when all is.
  static func text(_ count: Int, _ limit: Int, _ one: String, _ many: String) -> String? {
    let hidden = count - limit
    guard hidden > 0 else { return nil }
    let verb = hidden == 1 ? "is" : "are"
    return "\(GroupedCount(hidden)) more \(hidden == 1 ? one : many) \(verb) not listed."
  }
}
