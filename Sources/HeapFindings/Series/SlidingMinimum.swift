/// The smallest of the last few numbers, at each place: linear, whatever the window is.
struct SlidingMinimum {
  private let window: Int

  /// - Parameter window: how many numbers each is the smallest of, itself among them.
  init(_ window: Int) {
    self.window = max(1, window)
  }

  func values(_ numbers: [Double]) -> [Double] {
    // Places of numbers that may still be the smallest, rising.
    var candidates: [Int] = []
    var head = 0
    return numbers.indices.map { place in
      while candidates.count > head, numbers[candidates[candidates.count - 1]] >= numbers[place] {
        candidates.removeLast()
      }
      candidates.append(place)
      if candidates[head] <= place - window { head += 1 }
      return numbers[candidates[head]]
    }
  }
}
