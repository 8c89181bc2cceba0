import HeapCheck
import HeapFindings
import HeapProfile
import HeapStatistics
import Measures

/// What a check came to in sentences.
struct CheckWords {
  private let facts: CheckFacts
  private let names: HeapNames
  private let baseNames: HeapNames?
  let findings: FindingWords

  init(_ facts: CheckFacts) {
    self.facts = facts
    names = HeapNames(facts.analysis)
    baseNames = facts.baseline.map(HeapNames.init)
    findings = FindingWords(facts.analysis, isRedacted: facts.isRedacted)
  }

  /// `2 of 3 limits are exceeded`.
  var verdict: String {
    let (all, exceeded) = (facts.check.outcomes.count, facts.check.exceeded.count)
    if all == 0 { return "nothing was checked: there is no baseline yet" }
    if exceeded == 0 {
      return all == 1 ? "within the limit" : "within all \(GroupedCount(all)) limits"
    }
    let verb = exceeded == 1 ? "is" : "are"
    return all == 1
      ? "over the limit"
      : "\(GroupedCount(exceeded)) of \(GroupedCount(all)) limits \(verb) exceeded"
  }

  /// Findings that have a line each.
  private static let mostFindings = 10

  /// What was measured against what: one line for each finding that must not be there, one for a
  /// number.
  func lines(_ outcome: Outcome) -> [String] {
    switch outcome.evidence {
    case .number(let measured):
      [
        "\(subject(outcome.limit)): \(number(measured, outcome.limit)); limit \(limit(outcome.limit))"
      ]
    case .findings(let found):
      found.prefix(Self.mostFindings).map { "\($0.kind.rawValue): \(findings.text(of: $0).title)" }
        + (found.count > Self.mostFindings
          ? [GroupedCount(found.count - Self.mostFindings).of("more finding", "more findings")]
          : [])
    }
  }

  /// Whose number is limited.
  func subject(_ limit: Limit) -> String {
    switch limit {
    case .total, .growth: "all tracked objects"
    case .classBytes(let pattern, _), .instances(let pattern, _), .classGrowth(let pattern, _):
      pattern.text.cutToLine
    case .noFinding(let choice): "findings of the kind \(choice.name)"
    }
  }

  /// The number that a limit allows.
  func limit(_ limit: Limit) -> String {
    switch limit {
    case .total(let most), .classBytes(_, let most): Self.exact(ByteCount(most))
    case .instances(_, let most): GroupedCount(most).of("instance", "instances")
    case .growth(let growth), .classGrowth(_, let growth): "+" + Self.words(growth)
    case .noFinding: "none"
    }
  }

  /// What was measured, and where.
  func measured(_ outcome: Outcome) -> String {
    switch outcome.evidence {
    case .number(let measured): number(measured, outcome.limit)
    case .findings(let found): GroupedCount(found.count).of("finding", "findings")
    }
  }

  private func number(_ measured: Measurement, _ limit: Limit) -> String {
    let place = "at \(names.proseName(of: measured.snapshot))\(classes(measured, limit))"
    if case .instances = limit {
      return "\(GroupedCount(measured.value).of("instance", "instances")) \(place)"
    }
    guard limit.isOfGrowth, let base = measured.base else {
      return "\(Self.exact(ByteCount(measured.value))) \(place)"
    }
    guard base.value != measured.value else {
      return "unchanged, \(Self.exact(ByteCount(measured.value))) \(place)"
    }
    let (before, after) = (ByteCount(base.value), ByteCount(measured.value))
    return "\(Self.change(from: before, to: after)), from \(ByteSize(before)) to "
      + "\(ByteSize(after)) \(place)"
  }

  /// How many classes a number is the sum of, where that is not clear.
  private func classes(_ measured: Measurement, _ limit: Limit) -> String {
    guard let pattern = limit.pattern, !pattern.isName else { return "" }
    return " in \(GroupedCount(measured.classes.count).of("class", "classes"))"
  }

  /// `8.32 MiB (8,724,123 B)`; below a kibibyte the bytes alone.
  static func exact(_ bytes: ByteCount) -> String {
    bytes.magnitude < 1_024
      ? "\(ByteSize(bytes))" : "\(ByteSize(bytes)) (\(GroupedCount(bytes)) B)"
  }

  /// `+5.30 MiB (5,557,452 B, 175.5 %)`: a percentage is one of the baseline.
  static func change(from base: ByteCount, to now: ByteCount) -> String {
    let bytes = now - base
    let sign = bytes > 0 ? "+" : ""
    let percent = base > 0 ? Percent(bytes, of: base).map { ", \(sign)\($0) of the baseline" } : nil
    guard bytes.magnitude >= 1_024 else {
      return "\(sign)\(ByteSize(bytes))\(percent ?? "")"
    }
    return "\(sign)\(ByteSize(bytes)) (\(sign)\(GroupedCount(bytes)) B\(percent ?? ""))"
  }

  /// `+5.30 MiB`, `−1.20 KiB`.
  static func difference(from base: ByteCount, to now: ByteCount) -> String {
    let bytes = now - base
    return "\(bytes > 0 ? "+" : "")\(ByteSize(bytes))"
  }

  private static func words(_ growth: Growth) -> String {
    switch growth {
    case .bytes(let most): exact(ByteCount(most))
    case .percent(let percent): "\(percent) of the baseline"
    }
  }
}
