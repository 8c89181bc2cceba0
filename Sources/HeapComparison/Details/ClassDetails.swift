import HeapProfile
package import HeapStatistics

/// What is inside a class's change.
package struct ClassDetails: Sendable {
  package let referents: ReferentChanges
  /// The largest change first.
  package let attributes: [AttributeChange]
  /// Where instances are made, the largest change first.
  package let sites: [SiteChange]
  package let main: MainPart?

  /// - Throws: ``OverflowError`` when merged referents do not add up within 64 bits.
  package init(of change: ClassChange, in comparison: Comparison) throws(OverflowError) {
    let texts = (comparison.base.profile.texts, comparison.head.profile.texts)
    referents = ReferentChanges(
      try Self.merged(change, .base, comparison), try Self.merged(change, .head, comparison),
      texts: texts)
    attributes = referents.attributes(texts)
    sites = SiteChange.all(of: change, in: comparison)
    main = MainPart(of: change, attributes, sites)
  }

  private static func merged(
    _ change: ClassChange, _ side: Side, _ comparison: Comparison
  ) throws(OverflowError) -> MergedReferents? {
    let analysis = comparison[side]
    guard let index = change.classes[side], analysis.classes[index.rawValue].hasReferents else {
      return nil
    }
    return try analysis.mergedReferents(of: index, at: comparison.moment.pair[side])
  }
}
