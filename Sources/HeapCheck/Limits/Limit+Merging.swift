extension [Limit] {
  /// The limits with others in their place: a limit on the same takes it, and kinds of findings take
  /// that of all kinds.
  package func replaced(by others: [Limit]) -> [Limit] {
    let others = others.lastOfEach
    let subjects = Set(others.map(\.subject))
    let choosesFindings = others.contains(where: \.isOfFindings)
    let kept = lastOfEach.filter {
      !subjects.contains($0.subject) && !(choosesFindings && $0.isOfFindings)
    }
    return (kept + others).sorted { $0.rank < $1.rank }
  }

  /// Of several on the same the last.
  private var lastOfEach: [Limit] {
    var places: [String: Int] = [:]
    for (place, limit) in enumerated() { places[limit.subject] = place }
    return indices.filter { places[self[$0].subject] == $0 }.map { self[$0] }
  }
}

extension Limit {
  fileprivate var isOfFindings: Bool {
    if case .noFinding = self { true } else { false }
  }

  /// Reports have them in this order, those of one rank as they were given.
  fileprivate var rank: Int {
    switch self {
    case .total: 0
    case .growth: 1
    case .classBytes: 2
    case .classGrowth: 3
    case .instances: 4
    case .noFinding: 5
    }
  }
}
