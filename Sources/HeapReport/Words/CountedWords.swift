import Measures

/// What is said of instances that were only counted: born and freed between two snapshots.
enum CountedWords {
  /// For lists of instances and tables over time; nil where there are none.
  static func note(_ shortLived: Int, alive: Int = 0) -> String? {
    var sentences: [String] = []
    if shortLived > 0 {
      let instances = GroupedCount(shortLived).of("further instance was", "further instances were")
      sentences.append("\(instances) born and freed between two snapshots and only counted.")
    }
    if alive > 0 {
      let instances = GroupedCount(alive).of("further instance was", "further instances were")
      sentences.append(
        "\(instances) alive when the recorder was last heard of; no snapshot saw "
          + "\(alive == 1 ? "it" : "them").")
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }
}
