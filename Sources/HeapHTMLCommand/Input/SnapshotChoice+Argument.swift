import ArgumentParser
import HeapComparison

extension SnapshotChoice: ExpressibleByArgument {
  /// `peak`, `last`, or the description of a snapshot.
  package init?(argument: String) {
    switch argument {
    case "": return nil
    case "peak": self = .peak
    case "last": self = .last
    default: self = .named(argument)
    }
  }
}
