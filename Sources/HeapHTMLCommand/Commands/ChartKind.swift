import ArgumentParser

/// The charts that can be asked for.
enum ChartKind: String, CaseIterable, ExpressibleByArgument, Sendable {
  case tracked
  case process
  case instances
  case size
  case distribution
  case instance
}
