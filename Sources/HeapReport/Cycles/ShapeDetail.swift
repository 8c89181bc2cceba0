import ReferenceCycles

/// All that the pages say about a shape.
struct ShapeDetail: Sendable {
  /// Its rank, counted from 1; its page is `shapes/1.html`.
  let number: Int
  let shape: CycleShape
  /// The first of its cycles, as the example of all.
  let cycle: Cycle
  /// The attribute of each of the cycle's references.
  let attributes: [Attribute]
  /// Whether it is around a class: a class always refers back to itself by way of its `__mro__`.
  let isOfClass: Bool
  /// Where to break it; nil for a class, which always refers back to itself.
  let breaking: BreakingPoints?

  /// - Parameter work: how much may be spent on looking for places to break it; what was spent is
  ///   subtracted.
  init(number: Int, _ shape: CycleShape, in analysis: CycleAnalysis, work: inout Int) {
    self.number = number
    self.shape = shape
    cycle = analysis.cycle(shape.cycles[0])
    attributes = analysis.attributes(of: cycle)
    isOfClass = zip(cycle.links, attributes).contains { link, attribute in
      analysis.graph.labels[link.label] == "__mro__"
        && analysis.graph.types[attribute.owner] == "type"
    }
    breaking = isOfClass ? nil : analysis.breakingPoints(of: cycle, attributes, work: &work)
  }

  /// The attributes to break it at.
  var breakingAttributes: [Attribute] { breaking?.attributes ?? [] }
}
