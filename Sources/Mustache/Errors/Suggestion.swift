/// Finds the name that was most likely meant.
enum Suggestion {
  /// `, did you mean "total"?`, or nothing if no candidate is close.
  ///
  /// Close means at most one edit for every three characters, and at least one. Of equally close
  /// candidates the first is taken.
  static func phrase(for name: String, among candidates: [String]) -> String? {
    best(for: name, among: candidates).map(phrase)
  }

  /// `, did you mean "total"?`
  static func phrase(_ name: String) -> String { ", did you mean \(name.quoted)?" }

  /// The candidate that is close, as above; nil: none is.
  static func best(for name: String, among candidates: [String]) -> String? {
    let limit = max(1, name.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates where abs(candidate.count - name.count) <= limit {
      let distance = distance(Array(name.unicodeScalars), Array(candidate.unicodeScalars))
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// The edits between two names: one for each insertion, deletion, replacement, and for each
  /// swap of neighbours (optimal string alignment).
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, scalar) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(last[column + 1], current[column]) + 1
        cost = min(cost, last[column] + (scalar == other ? 0 : 1))
        if row > 0, column > 0, scalar == right[column - 1], left[row - 1] == other {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
