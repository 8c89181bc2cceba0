/// Pushes positions on a line apart until each is at least `gap` from the next.
///
/// - Parameters:
///   - wanted: the positions, in ascending order.
///   - gap: the least distance; reduced if the range is too short for all.
///   - range: the allowed positions.
/// - Returns: positions in the same order, each as near to the wanted one as its neighbours allow.
func spread(_ wanted: [Double], gap: Double, in range: ClosedRange<Double>) -> [Double] {
  guard wanted.count > 1 else {
    return wanted.map { min(max($0, range.lowerBound), range.upperBound) }
  }
  let room = (range.upperBound - range.lowerBound) / Double(wanted.count - 1)
  let gap = min(gap, room)
  // Positions that touch form a block; a block is at the mean of the positions its members want.
  var blocks: [(start: Int, count: Int, first: Double)] = []
  for index in wanted.indices {
    var block = (start: index, count: 1, first: wanted[index])
    while true {
      block.first = min(
        max(block.first, range.lowerBound),
        range.upperBound - gap * Double(block.count - 1))
      guard let last = blocks.last, last.first + gap * Double(last.count) > block.first else {
        break
      }
      blocks.removeLast()
      let weight = Double(last.count)
      let shifted = block.first - gap * weight
      block = (
        last.start, last.count + block.count,
        (last.first * weight + shifted * Double(block.count)) / (weight + Double(block.count))
      )
    }
    blocks.append(block)
  }
  return blocks.flatMap { block in
    (0..<block.count).map { block.first + gap * Double($0) }
  }
}
