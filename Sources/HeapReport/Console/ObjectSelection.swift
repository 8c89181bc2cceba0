import HeapProfile
package import HeapStatistics

/// Which tracked objects are shown, and in which order: the arguments of Pympler's `sort_stats`,
/// `reverse_order` and `print_stats`.
package struct ObjectSelection: Sendable {
  /// The first decides, the next ones resolve its ties; none: Pympler's own order.
  package var keys: [ObjectKey] = []
  package var isReversed = false
  /// Only objects whose class was registered under a name that contains it; empty: all.
  package var filter = ""
  package var limit = Limit.none

  /// How many of the objects that the filter lets through are shown.
  package enum Limit: Sendable, Equatable {
    case none
    case count(Int)
    /// That part of them, 0 to 1, rounded down to a whole number, but at least one. (Pympler counts
    /// the objects that the filter left out as well.)
    case fraction(Double)

    /// As Pympler reads the number: less than 1 is a fraction, anything else a count, rounded down
    /// to a whole number.
    ///
    /// - Returns: nil for 0, a negative number and what is not a number.
    package init?(_ number: Double) {
      guard number > 0, number.isFinite else { return nil }
      self = number < 1 ? .fraction(number) : .count(Int(exactly: number.rounded(.down)) ?? .max)
    }

    func count(of all: Int) -> Int {
      switch self {
      case .none: all
      case .count(let count): min(count, all)
      case .fraction(let part): min(max(1, Int(Double(all) * part)), all)
      }
    }
  }

  package init() {}

  /// The objects that are shown, as places in ``HeapProfile/instances``.
  ///
  /// - Complexity: O(n log n) in the objects that the filter lets through.
  package func objects(of analysis: HeapAnalysis) -> ArraySlice<Int> {
    // Not class after class: instances are in the order of the dump, which resolves ties.
    let isWanted = analysis.profile.classes.map { contains($0.name) }
    var objects = analysis.profile.instances.indices.filter {
      isWanted[analysis.owner(of: InstanceIndex($0)).rawValue]
    }
    ObjectOrder(keys, analysis).sort(&objects)
    if isReversed { objects.reverse() }
    return objects.prefix(limit.count(of: objects.count))
  }

  /// Whether a name contains the filter, code point by code point.
  func contains(_ name: String) -> Bool {
    let wanted = Array(filter.utf8)
    var rest = Array(name.utf8)[...]
    while rest.count >= wanted.count {
      if rest.starts(with: wanted) { return true }
      guard rest.popFirst() != nil else { return false }
    }
    return false
  }
}
