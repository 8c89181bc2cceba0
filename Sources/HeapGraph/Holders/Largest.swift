/// Keeps those of many numbered things that have the largest weights, in memory for these only.
struct Largest {
  private let most: Int
  /// A heap with the smallest kept weight on top; of equal weights the later number goes first.
  private var kept: [(number: Int, weight: UInt64)] = []

  init(_ count: Int) { most = count }

  /// Those kept, the largest first; of equal ones the first number first.
  var sorted: [Int] { kept.sorted { Self.isLess($1, $0) }.map(\.number) }

  private static func isLess(
    _ one: (number: Int, weight: UInt64), _ other: (number: Int, weight: UInt64)
  ) -> Bool {
    one.weight != other.weight ? one.weight < other.weight : one.number > other.number
  }

  mutating func offer(_ number: Int, _ weight: UInt64) {
    guard most > 0 else { return }
    if kept.count < most {
      kept.append((number, weight))
      rise(kept.count - 1)
    } else if Self.isLess(kept[0], (number, weight)) {
      kept[0] = (number, weight)
      sink()
    }
  }

  private mutating func rise(_ start: Int) {
    var place = start
    while place > 0, Self.isLess(kept[place], kept[(place - 1) / 2]) {
      kept.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func sink() {
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < kept.count && Self.isLess(kept[child], kept[least]) { least = child }
      if least == place { return }
      kept.swapAt(place, least)
      place = least
    }
  }
}
