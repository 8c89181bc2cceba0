/// Whether two cycles of at most ``Coloring/exactLimit`` objects with the same colours really have one shape.
///
/// Refinement alone cannot tell two triangles from a hexagon. So one object of one cycle is given a
/// colour of its own, and each that could be its counterpart in the other; both are refined again, and
/// so on until every object has a colour of its own, which is a match, or no counterpart is left
/// (individualisation and refinement: B. McKay, 1981).
struct Isomorphism {
  /// Counterparts that are tried; two cycles that are not told apart by then, and not matched either,
  /// count as two shapes: one shape is always proved.
  static let stepLimit = 500

  private let count: Int
  private let colors: [UInt64]
  /// For every pair of objects the sum of the hashes of the references' names.
  private let matrix: [UInt64]

  init(_ cycle: Cycle, _ coloring: Coloring, kinds: [UInt32]) {
    count = cycle.nodes.count
    colors = coloring.colors
    var matrix = [UInt64](repeating: 0, count: count * count)
    for link in cycle.links {
      matrix[link.from * count + link.to] &+= Coloring.mix(UInt64(kinds[link.label]))
    }
    self.matrix = matrix
  }

  func matches(_ other: Isomorphism) -> Bool {
    var steps = Self.stepLimit
    return matches(colors, other, other.colors, &steps)
  }

  /// As deep as there are objects, at most.
  private func matches(
    _ colors: [UInt64], _ other: Isomorphism, _ otherColors: [UInt64], _ steps: inout Int
  ) -> Bool {
    let mine = refined(colors)
    let theirs = other.refined(otherColors)
    guard mine.sorted() == theirs.sorted() else { return false }
    guard let place = Self.ambiguous(mine) else { return isSame(mine, other, theirs) }
    for candidate in theirs.indices where theirs[candidate] == mine[place] {
      guard steps > 0 else { return false }
      steps -= 1
      var (chosen, counterpart) = (mine, theirs)
      chosen[place] = Coloring.mix(~mine[place])
      counterpart[candidate] = chosen[place]
      if matches(chosen, other, counterpart, &steps) { return true }
    }
    return false
  }

  /// Colours that tell apart what differs in the colours at the other end of its references.
  private func refined(_ colors: [UInt64]) -> [UInt64] {
    var colors = colors
    var distinct = Set(colors).count
    while distinct < count {
      let next = (0..<count).map { place in
        (0..<count).reduce(Coloring.mix(colors[place])) { sum, end in
          let out = matrix[place * count + end]
          let into = matrix[end * count + place]
          // Both directions of a pair together: a reference back is seen as one.
          let pair = Coloring.mix(out) ^ Coloring.mix(into &+ 1)
          return sum &+ Coloring.mix(Coloring.mix(colors[end]) &+ Coloring.mix(pair))
        }
      }
      let number = Set(next).count
      colors = next
      if number == distinct { break }
      distinct = number
    }
    return colors
  }

  /// An object that shares its colour; nil when there is none.
  private static func ambiguous(_ colors: [UInt64]) -> Int? {
    var places: [UInt64: Int] = [:]
    for color in colors { places[color, default: 0] += 1 }
    return colors.indices.first { places[colors[$0], default: 0] > 1 }
  }

  /// Whether the references between objects of equal colours are the same.
  private func isSame(
    _ colors: [UInt64], _ other: Isomorphism, _ otherColors: [UInt64]
  ) -> Bool {
    let places = Dictionary(zip(otherColors, otherColors.indices)) { first, _ in first }
    let counterparts = colors.compactMap { places[$0] }
    guard counterparts.count == count else { return false }
    for from in 0..<count {
      for to in 0..<count
      where matrix[from * count + to] != other.matrix[counterparts[from] * count + counterparts[to]]
      {
        return false
      }
    }
    return true
  }
}
