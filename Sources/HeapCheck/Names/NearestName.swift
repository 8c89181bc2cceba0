/// The name that somebody may have meant.
package enum NearestName {
  /// Characters of a name that are looked at: longer ones are not typed by hand.
  private static let longest = 80

  /// The name that takes the fewest changes (characters put in, left out or exchanged, case ignored),
  /// the first of equals; nil when all would take more than a third of their characters.
  package static func of(_ text: String, in names: some Sequence<String>) -> String? {
    let wanted = Array(text.lowercased().prefix(longest))
    var best: (name: String, distance: Int)?
    for name in names where name.count <= longest {
      let other = Array(name.lowercased())
      let most = min(max(wanted.count, other.count) / 3, best.map { $0.distance - 1 } ?? .max)
      guard abs(wanted.count - other.count) <= most else { continue }
      let distance = distance(wanted, other)
      if distance <= most { best = (name, distance) }
    }
    return best?.name
  }

  /// Levenshtein's distance.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var row = Array(0...right.count)
    for (place, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = place + 1
      for column in right.indices {
        let exchanged = diagonal + (right[column] == character ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(exchanged, diagonal + 1, row[column] + 1)
      }
    }
    return row[right.count]
  }
}
