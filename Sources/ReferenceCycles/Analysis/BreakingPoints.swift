/// Which attributes, made weak or cleared, would break a cycle.
package struct BreakingPoints: Sendable {
  /// Without these no reference leads back: one where one is enough, else up to ``stepLimit``, those
  /// that break most first.
  package let attributes: [Attribute]
  /// Whether no cycle remains without them.
  package let isComplete: Bool
  /// Others, each of which would do as well on its own; the most usable first.
  package let alternatives: [Attribute]

  /// Whether all attributes were tried; false for a cycle that is very large or has very many.
  package let isExhaustive: Bool

  /// More changes than that are not useful advice.
  static let stepLimit = 3
  /// Objects and references looked at for one cycle; attributes beyond are not tried.
  static let workLimit = 5_000_000

  init(
    _ cycle: Cycle, attributes all: [Attribute], in analysis: CycleAnalysis, work: inout Int
  ) {
    var groups: [Attribute: Int] = [:]
    for attribute in all { groups[attribute, default: 0] += 1 }
    let graph = analysis.graph
    func rank(_ attribute: Attribute) -> (Attribute.Standing, Int, String, String, Int) {
      (
        attribute.standing(in: analysis), groups[attribute] ?? 0, graph.types[attribute.owner],
        graph.labels[attribute.label], attribute.target ?? 0
      )
    }
    let trial = cycle.nodes.count + cycle.links.count
    let affordable = max(0, min(work, Self.workLimit)) / trial
    let candidates = groups.keys.sorted { rank($0) < rank($1) }.prefix(affordable)
    var chosen: [Attribute] = []
    var alternatives: [Attribute] = []
    var remaining = cycle.nodes.count
    while remaining > 0, chosen.count < Self.stepLimit {
      var best: Attribute?
      var least = remaining
      work -= candidates.count * trial
      for candidate in candidates where !chosen.contains(candidate) {
        let left = Self.core(of: cycle, all, without: chosen + [candidate])
        if left == 0, least == 0, chosen.isEmpty { alternatives.append(candidate) }
        if left < least { (best, least) = (candidate, left) }
      }
      guard let best else { break }
      chosen.append(best)
      remaining = least
    }
    attributes = chosen
    isComplete = remaining == 0
    isExhaustive = candidates.count == groups.count
    self.alternatives = alternatives
  }

  /// The objects that remain when those that nothing refers to, or that refer to nothing, are
  /// removed repeatedly: none exactly when there is no cycle.
  private static func core(
    of cycle: Cycle, _ attributes: [Attribute], without removed: [Attribute]
  ) -> Int {
    let links = zip(cycle.links, attributes).filter { !removed.contains($1) }.map(\.0)
    let forward = trimmed(cycle.nodes.count, links.map { ($0.from, $0.to) }, nil)
    let kept = trimmed(cycle.nodes.count, links.map { ($0.to, $0.from) }, forward)
    return kept.count { $0 }
  }

  /// Which objects remain when those that nothing refers to are removed repeatedly.
  private static func trimmed(
    _ count: Int, _ links: [(from: Int, to: Int)], _ present: [Bool]?
  ) -> [Bool] {
    var present = present ?? [Bool](repeating: true, count: count)
    var starts = [Int](repeating: 0, count: count + 1)
    var incoming = [Int](repeating: 0, count: count)
    let links = links.filter { present[$0.from] && present[$0.to] }
    for link in links {
      starts[link.from + 1] += 1
      incoming[link.to] += 1
    }
    for node in 0..<count { starts[node + 1] += starts[node] }
    var next = starts
    var targets = [Int](repeating: 0, count: links.count)
    for link in links {
      targets[next[link.from]] = link.to
      next[link.from] += 1
    }
    var pending = (0..<count).filter { present[$0] && incoming[$0] == 0 }
    while let node = pending.popLast() {
      present[node] = false
      for target in targets[starts[node]..<starts[node + 1]] {
        incoming[target] -= 1
        if incoming[target] == 0 { pending.append(target) }
      }
    }
    return present
  }
}

extension CycleAnalysis {
  /// What would break a cycle.
  ///
  /// - Parameter work: how many objects and references may be looked at; those that were are
  ///   subtracted.
  package func breakingPoints(
    of cycle: Cycle, _ attributes: [Attribute], work: inout Int
  ) -> BreakingPoints {
    BreakingPoints(cycle, attributes: attributes, in: self, work: &work)
  }
}
