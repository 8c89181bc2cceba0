import HeapComparison
import HeapFindings
import HeapProfile
import HeapStatistics
import Measures

/// What a comparison says in sentences.
struct ComparisonWords {
  let facts: ComparisonFacts
  private var comparison: Comparison { facts.comparison }

  /// `34.77 → 32.41 MiB`: one unit where both have it.
  static func arrow(_ change: ByteChange) -> String {
    let (before, after) = ("\(ByteSize(change.before))", "\(ByteSize(change.after))")
    let unit = after.drop { $0 != " " }
    let isOne = before.hasSuffix(unit)
    return "\(isOne ? String(before.dropLast(unit.count)) : before) → \(after)"
  }

  /// `+2.36 MiB`, `−1.02 KiB`, `±0 B`.
  static func signed(_ change: ByteChange) -> String { signed(change.difference) }

  /// The same of a difference.
  static func signed(_ bytes: ByteCount) -> String {
    "\(bytes == 0 ? "±" : bytes > 0 ? "+" : "")\(ByteSize(bytes))"
  }

  /// `502 → 2`, or one number where nothing changed.
  static func counts(_ change: CountChange) -> String {
    change.isNone
      ? "\(GroupedCount(change.after))"
      : "\(GroupedCount(change.before)) → \(GroupedCount(change.after))"
  }

  /// The answer in one line.
  var sentence: String {
    let tracked = comparison.tracked
    if comparison.isUnchanged {
      return "Unchanged: \(ByteSize(tracked.after)) tracked in both, and no class has changed."
    }
    let moved = comparison.classes.filter { $0.kind != .unchanged }
    if tracked.isNone {
      return "\(ByteSize(tracked.after)) tracked in both, in other classes: \(largest(moved))."
    }
    let start = "\(Self.arrow(tracked)): \(Self.signed(tracked))"
    // Classes that moved the other way make up for a part of it.
    let main = comparison.classes.enumerated().first {
      $0.element.bytes.difference.signum() == tracked.difference.signum()
    }
    guard let (place, change) = main,
      let share = Percent(change.bytes.magnitude, of: tracked.magnitude)
    else { return moved.isEmpty ? "\(start)." : "\(start), of which \(largest(moved))." }
    let name = facts.name(of: change).cutToLine
    guard change.bytes.magnitude <= tracked.magnitude else {
      let rest = tracked.difference - change.bytes.difference
      let others = ", all others together \(Self.signed(rest))"
      return "\(start); \(name) \(Self.signed(change.bytes))\(inside(place, change))\(others)."
    }
    guard Double(change.bytes.magnitude) >= 0.15 * Double(tracked.magnitude) else {
      return "\(start), in \(GroupedCount(moved.count).of("class", "classes"))."
    }
    return "\(start), \(share) of it in \(name)\(inside(place, change))."
  }

  /// The two that moved most.
  private func largest(_ moved: [ClassChange]) -> String {
    moved.prefix(2).map { "\(facts.name(of: $0).cutToLine) \(Self.signed($0.bytes))" }
      .joined(separator: " and ")
  }

  /// `, most in its _memo`; where the dumps do not say that, `, 502 → 2 instances`.
  private func inside(_ place: Int, _ change: ClassChange) -> String {
    guard let part = facts.parts[place] else {
      return change.alive.isNone ? "" : ", \(Self.counts(change.alive)) instances"
    }
    let isMost = Double(part.bytes.magnitude) >= 0.5 * Double(change.bytes.magnitude)
    let most = isMost ? "most" : "the largest part"
    switch part {
    case .attribute(let name, _) where facts.options.isRedacted && !name.isDeclared:
      return ", \(most) in \(facts.name(of: part))"
    case .attribute: return ", \(most) in its \(facts.name(of: part))"
    case .site: return ", \(most) made at \(facts.name(of: part))"
    }
  }

  /// Which snapshots are compared, and why these.
  var rule: String {
    let (base, head) = (facts.snapshotName(.base), facts.snapshotName(.head))
    switch comparison.moment.rule {
    case .name:
      let more = comparison.pairs.count > 1 ? ", of those in both runs the one with most" : ""
      return "Compared at \(head)\(more)."
    case .peak:
      let why = comparison.pairs.isEmpty ? "; the runs have no snapshot of one name" : ""
      return "Compared at the peak of each: \(base) and \(head)\(why)."
    case .last: return "Compared at the last snapshot of each: \(base) and \(head)."
    }
  }

  /// The peak of a run that is not what is compared, where it is well above it.
  func otherPeak(_ side: Side) -> String? {
    let analysis = comparison[side]
    guard let peak = analysis.peak, peak != comparison.moment.pair[side] else { return nil }
    let tracked = analysis.profile.snapshots[peak.rawValue].trackedTotal
    guard Double(tracked) > 1.05 * Double(comparison.snapshot(side).trackedTotal) else {
      return nil
    }
    let name = facts.names(side).proseName(of: peak)
    return "\(facts.labels[side].cutToLine) had more at \(name): \(ByteSize(tracked))."
  }

  /// What makes sizes differ that no program is the reason of.
  var versions: String? {
    let records = Side.allCases.map { comparison[$0].profile.record }
    var parts: [String] = []
    let pythons = records.map { $0.flatMap { Self.python($0) } }
    if let base = pythons[0], let head = pythons[1], base != head {
      parts.append("\(base) and \(head): other versions have other sizes")
    }
    let platforms = records.map { $0?.platform }
    if let base = platforms[0], let head = platforms[1], base != head {
      parts.append("\(base.cutToLine) and \(head.cutToLine)")
    }
    return parts.isEmpty ? nil : "Recorded by \(parts.joined(separator: "; on "))."
  }

  /// `CPython 3.13.1`.
  private static func python(_ record: RunRecord) -> String? {
    record.python.map { "\(record.implementation ?? "Python") \($0)".cutToLine }
  }
}
