/// Pushes places on a line apart until none is nearer than `gap` to the next.
///
/// - Parameters:
///   - wanted: the places, in ascending order.
///   - gap: the least distance; reduced when the range is too short for all.
///   - range: where they may lie.
/// - Returns: as many places in the same order, each as near to its wish as its neighbours let it.
func spread(_ wanted: [Double], gap: Double, in range: ClosedRange<Double>) -> [Double] {
  guard wanted.count > 1 else {
    return wanted.map { min(max($0, range.lowerBound), range.upperBound) }
  }
  let room = (range.upperBound - range.lowerBound) / Double(wanted.count - 1)
  let gap = min(gap, room)
  // Places that touch form a block, and a block lies at the mean of its members' wishes.
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
