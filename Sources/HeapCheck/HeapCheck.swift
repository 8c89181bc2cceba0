import HeapProfile
package import HeapFindings
package import HeapStatistics

/// What a dump came to under some limits.
package struct HeapCheck: Sendable {
  /// One for each limit, in the order in which they were given.
  package let outcomes: [Outcome]
  /// All that stands out, the most important first, whether a limit forbids it or not.
  package let findings: [Finding]

  package var exceeded: [Outcome] { outcomes.filter(\.isExceeded) }

  /// Compares.
  ///
  /// - Parameters:
  ///   - baseline: the dump that growth is counted from; nil: there must be no limit on growth.
  ///   - allowsMissing: whether a pattern may match no class; it counts as nothing then.
  /// - Throws: a ``CheckError``.
  package init(
    _ limits: [Limit], of analysis: HeapAnalysis, since baseline: HeapAnalysis? = nil,
    allowsMissing: Bool = false
  ) throws(CheckError) {
    var rules = FindingRules()
    rules.ranking.limit = .max  // what is forbidden must be seen even if much else is wrong
    findings = rules.findings(in: analysis)
    let now = Measuring(analysis: analysis)
    let base = baseline.map(Measuring.init)
    var outcomes: [Outcome] = []
    for limit in limits {
      if case .noFinding(let choice) = limit {
        let found = findings.filter { choice.kinds.contains($0.kind) }
        outcomes.append(Outcome(limit: limit, evidence: .findings(found)))
        continue
      }
      let measured = try Self.measured(limit, now, base, allowsMissing: allowsMissing)
      outcomes.append(Outcome(limit: limit, evidence: .number(measured)))
    }
    self.outcomes = outcomes
  }

  private static func measured(
    _ limit: Limit, _ now: Measuring, _ base: Measuring?, allowsMissing: Bool
  ) throws(CheckError) -> Measurement {
    let classes = limit.pattern.map(now.classes) ?? []
    let baseClasses = limit.pattern.flatMap { base?.classes($0) } ?? []
    if let pattern = limit.pattern, !allowsMissing, classes.isEmpty, baseClasses.isEmpty {
      let names = now.analysis.profile.classes.map(\.name)
      throw .matchesNothing(pattern, nearest: NearestName.of(pattern.text, in: names))
    }
    func largest(_ side: Measuring, _ classes: [ClassIndex]) -> Measuring.Largest? {
      switch limit {
      case .total, .growth, .noFinding: side.total
      case .classBytes, .classGrowth: side.bytes(classes)
      case .instances: side.instances(classes)
      }
    }
    guard let largestNow = largest(now, classes) else { throw .noSnapshots(.checked) }
    let largestBase = base.flatMap { largest($0, baseClasses) }
    if limit.isOfGrowth, largestBase == nil { throw .noSnapshots(.baseline) }
    return Measurement(
      value: largestNow.value, snapshot: largestNow.snapshot, classes: classes,
      base: largestBase.map {
        .init(value: $0.value, snapshot: $0.snapshot, classes: baseClasses)
      })
  }
}
