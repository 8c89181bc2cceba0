package import HeapCheck

/// One thing that the whole heap of a program must keep to.
package enum HeapLimit: Sendable, Hashable {
  /// Bytes of all objects.
  case heap(Int64)
  /// Objects of all types that the pattern matches together.
  case objects(ClassPattern, Int64)
  /// What these objects retain together, each byte counted once.
  case retained(ClassPattern, Int64)
  /// Growth of the bytes of all objects since the baseline.
  case growth(Growth)

  /// The pattern of types that it is about.
  package var pattern: ClassPattern? {
    switch self {
    case .objects(let pattern, _), .retained(let pattern, _): pattern
    case .heap, .growth: nil
    }
  }

  /// Whether a baseline is needed.
  package var isOfGrowth: Bool { if case .growth = self { true } else { false } }

  /// What it limits, whatever the limit is: a limit with the same subject takes its place.
  package var subject: String {
    switch self {
    case .heap: "max-heap"
    case .objects(let pattern, _): "max-type \(pattern) (objects)"
    case .retained(let pattern, _): "max-type \(pattern) (bytes)"
    case .growth: "max-growth"
    }
  }

  fileprivate var rank: Int {
    switch self {
    case .heap: 0
    case .growth: 1
    case .retained: 2
    case .objects: 3
    }
  }
}

extension [HeapLimit] {
  /// The limits with others in their place: a limit on the same takes it; of several the last.
  package func replaced(by others: [HeapLimit]) -> [HeapLimit] {
    var places: [String: Int] = [:]
    let all = self + others
    for (place, limit) in all.enumerated() { places[limit.subject] = place }
    return all.indices.filter { places[all[$0].subject] == $0 }.map { all[$0] }
      .sorted { $0.rank < $1.rank }
  }
}
