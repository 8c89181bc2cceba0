package import Measures

/// A number over several runs, in their order: which steps of it are more than noise.
package struct Series: Sendable, Equatable {
  /// Not negative; 0 where a run does not have it.
  package let values: [ByteCount]
  /// What a step usually is: the median of all steps, whichever way they go.
  package let noise: ByteCount
  /// The first and the last run that differs from the one before by more than ``noise``; nil: none does.
  package let firstChange: Int?
  package let lastChange: Int?

  /// - Parameter values: negative ones count as 0.
  package init(_ values: [ByteCount]) {
    let values = values.map { max(0, $0) }
    let steps = zip(values, values.dropFirst()).map { Change($0, $1).magnitude }
    let noise = steps.isEmpty ? 0 : steps.sorted()[(steps.count - 1) / 2]
    self.values = values
    self.noise = noise
    firstChange = steps.firstIndex { $0 > noise }.map { $0 + 1 }
    lastChange = steps.lastIndex { $0 > noise }.map { $0 + 1 }
  }

  /// From the first run to the last.
  package var change: ByteChange { Change(values.first ?? 0, values.last ?? 0) }

  /// From the smallest to the largest.
  package var range: ByteCount { (values.max() ?? 0) - (values.min() ?? 0) }
}
