/// Whether two cycles of at most ``Coloring/exactLimit`` objects with the same colours really have one shape.
///
/// Refinement alone cannot tell two triangles from a hexagon. So each object of one is matched with
/// an object of the other that has the same colour, one after the other, with backtracking where
/// the references differ.
struct Isomorphism {
  /// Steps after which two cycles count as one shape: nobody could see a difference.
  static let stepLimit = 20_000

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
    var chosen: [Int] = []
    var isUsed = [Bool](repeating: false, count: count)
    var candidate = 0
    for _ in 0..<Self.stepLimit {
      if chosen.count == count { return true }
      if candidate == count {
        // Nothing fits here: the previous choice was wrong.
        guard let wrong = chosen.popLast() else { return false }
        isUsed[wrong] = false
        candidate = wrong + 1
      } else if !isUsed[candidate], fits(candidate, of: other, after: chosen) {
        isUsed[candidate] = true
        chosen.append(candidate)
        candidate = 0
      } else {
        candidate += 1
      }
    }
    return true
  }

  private func fits(_ candidate: Int, of other: Isomorphism, after chosen: [Int]) -> Bool {
    let place = chosen.count
    guard colors[place] == other.colors[candidate],
      matrix[place * count + place] == other.matrix[candidate * count + candidate]
    else { return false }
    for (earlier, choice) in chosen.enumerated() {
      if matrix[earlier * count + place] != other.matrix[choice * count + candidate]
        || matrix[place * count + earlier] != other.matrix[candidate * count + choice]
      {
        return false
      }
    }
    return true
  }
}
