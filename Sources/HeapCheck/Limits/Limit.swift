/// One thing that a dump must keep to.
package enum Limit: Sendable, Hashable {
  /// Bytes of all tracked objects, at the peak.
  case total(Int64)
  /// Bytes of all classes that the pattern matches together, at any snapshot.
  case classBytes(ClassPattern, Int64)
  /// Living instances of all classes that the pattern matches together, at any snapshot.
  case instances(ClassPattern, Int64)
  /// Growth of the peak since the baseline's.
  case growth(Growth)
  /// Growth of the most bytes that all classes that the pattern matches have together.
  case classGrowth(ClassPattern, Growth)
  /// No finding of these kinds.
  case noFinding(FindingChoice)

  /// The pattern of classes that it is about.
  package var pattern: ClassPattern? {
    switch self {
    case .classBytes(let pattern, _), .instances(let pattern, _), .classGrowth(let pattern, _):
      pattern
    case .total, .growth, .noFinding: nil
    }
  }

  /// Whether a baseline is needed.
  package var isOfGrowth: Bool {
    switch self {
    case .growth, .classGrowth: true
    case .total, .classBytes, .instances, .noFinding: false
    }
  }

  /// What it limits, whatever the limit is: a limit with the same subject takes its place.
  package var subject: String {
    switch self {
    case .total: "max-total"
    case .classBytes(let pattern, _): "max-class \(pattern)"
    case .instances(let pattern, _): "max-instances \(pattern)"
    case .growth: "max-growth"
    case .classGrowth(let pattern, _): "max-class-growth \(pattern)"
    case .noFinding(let choice): "no-finding \(choice.name)"
    }
  }
}
