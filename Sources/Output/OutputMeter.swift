/// Takes the bytes of one page, or of another part of a result, from a budget while it grows.
///
/// A value beside the bytes: whoever makes them tells it from time to time how many there are.
package struct OutputMeter: Sendable {
  package let budget: OutputBudget
  /// Bytes that have been taken.
  private var taken: Int
  /// The number of bytes at which to call ``reach(_:)`` next.
  package private(set) var mark: Int
  /// Why there must not be more, once there are too many.
  package private(set) var excess: OutputExcess?

  /// Bytes after which the budget is asked again.
  private static let step = 1 << 14

  /// - Parameter paid: how many of the bytes that come have been taken already.
  package init(_ budget: OutputBudget, paid: Int = 0) {
    self.budget = budget
    taken = paid
    mark = min(Self.step, budget.limits.page)
  }

  /// Takes what there is more than at the last call.
  ///
  /// - Parameter count: all bytes so far.
  package mutating func reach(_ count: Int) {
    guard excess == nil else { return }
    do throws(OutputExcess) {
      if count > budget.limits.page { throw .page(limit: budget.limits.page) }
      if count > taken {
        let more = count - taken
        taken = count
        try budget.take(more)
      }
      let (next, overflow) = count.addingReportingOverflow(Self.step)
      mark = overflow ? .max : next
    } catch {
      excess = error
    }
  }

  /// The same at the end of the part.
  package mutating func finish(_ count: Int) throws(OutputExcess) {
    reach(count)
    if let excess { throw excess }
  }
}
