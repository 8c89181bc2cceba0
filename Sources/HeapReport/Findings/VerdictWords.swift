import HeapFindings
import HeapProfile
import HeapStatistics
import Measures

/// The answer in one line: what the strongest finding says, or that nothing stands out.
struct VerdictWords {
  private let analysis: HeapAnalysis
  private let findings: [Finding]
  private let words: FindingWords
  private var names: FindingNames { words.names }

  init(_ analysis: HeapAnalysis, _ findings: [Finding], isRedacted: Bool) {
    self.analysis = analysis
    self.findings = findings
    words = FindingWords(analysis, isRedacted: isRedacted)
  }

  /// Nil where nothing stands out and it cannot be said that nothing grows.
  var headline: String? {
    guard let first = findings.first else { return calmHeadline }
    switch first.evidence {
    case .survivors(let found): return "Memory grows: \(survivors(found, first))"
    case .growth: return "Memory grows: \(words.who(first)) has \(ByteSize(first.bytes)) more"
    default: return words.text(of: first).title
    }
  }

  private func survivors(_ found: Evidence.Survivors, _ finding: Finding) -> String {
    let name = words.className(finding)
    if finding.kind == .accumulation { return "no \(name) is freed" }
    let each = (Double(found.born) / Double(max(1, found.kept))).rounded()
    let one = each < 2 ? "most \(name)" : each > 1_000 ? "some \(name)" : nil
    if let one { return "\(one) are never freed" }
    return "one \(name) in \(Self.number(Int(each))) is never freed"
  }

  private static func number(_ value: Int) -> String {
    let words = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    return value >= 2 && value <= 10 ? words[value - 2] : "\(GroupedCount(value))"
  }

  /// A program of which several snapshots show that it has as much at the end as in the middle.
  private var calmHeadline: String? {
    let tracked = analysis.profile.snapshots.map(\.trackedTotal)
    guard tracked.count >= 4, let peak = tracked.max(), peak > 0, let part = LargestPart(analysis),
      Double(tracked[tracked.count - 1]) <= 1.1 * Double(tracked[tracked.count / 2])
    else { return nil }
    let name = names.name(of: Finding.Subject(index: part.index, actual: nil))
    let most = Double(part.bytes) >= 0.5 * Double(part.tracked) ? "most of it" : "the largest part"
    return "No growth: \(ByteSize(peak)), \(most) in \(name)"
  }

  /// What is said where nothing stands out; nil with findings, and where nothing was sized.
  var nothingFound: String? {
    guard findings.isEmpty, let part = LargestPart(analysis) else { return nil }
    let name = names.name(of: Finding.Subject(index: part.index, actual: nil))
    let isMost = Double(part.bytes) >= 0.5 * Double(part.tracked)
    var text = "Nothing stands out. \(isMost ? "Most of it" : "The largest part"): \(name)"
    if let share = Percent(part.bytes, of: part.tracked) { text += ", \(share)" }
    let instances = GroupedCount(part.instances).of("instance", "instances")
    text += " (\(ByteSize(part.bytes)) in \(instances))"
    if let attribute = part.attribute, let share = Percent(attribute.bytes, of: attribute.whole) {
      text += ", of which \(names.name(of: attribute.attribute)) is \(share)"
    }
    text += "."
    // Memory that one snapshot shows may be what a step of the work needs: it is said, and blamed on nobody.
    if let moment = part.moment {
      text += " It is there at \(names.name(of: moment)) only, as what a step of the work needs."
    }
    if let missed = MissedPeak.all(in: analysis).first {
      text += " " + MissedPeakWords(missed, names).sentence
    }
    return text
  }
}
