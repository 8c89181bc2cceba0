/// A change of the number of living instances.
package struct InstanceCount: Sendable, Hashable {
  /// Seconds since the tracker started.
  package var time: Double
  /// How many are alive from then on; a negative number is drawn as 0.
  package var count: Int

  package init(time: Double, count: Int) {
    self.time = time
    self.count = count
  }
}
