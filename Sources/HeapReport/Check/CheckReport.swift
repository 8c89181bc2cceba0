/// What a check can be written as; each is made from the same facts.
package enum CheckReport: Sendable, Hashable {
  case summary(limit: Int)
  case junit
  case openMetrics
  case codeQuality
  case sarif
  case benchmark
  case badge

  /// All of it.
  package func bytes(_ facts: CheckFacts) -> [UInt8] {
    switch self {
    case .summary(let limit): CheckMarkdown(facts, limit: limit).bytes
    case .junit: CheckJUnit(facts).bytes
    case .openMetrics: CheckMetrics(facts).bytes
    case .codeQuality: CheckCodeQuality(facts).bytes
    case .sarif: CheckSARIF(facts).bytes
    case .benchmark: CheckBenchmark(facts).bytes
    case .badge: CheckBadge(facts).bytes
    }
  }
}
