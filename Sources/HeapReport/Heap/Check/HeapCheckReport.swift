import GraphCheck
import HeapGraph
import Measures
import VisibleText

/// A check of a heap as what people and systems read: the same forms as of a recording.
package enum HeapCheckReport {
  /// All of it.
  package static func bytes(_ report: CheckReport, _ facts: HeapCheckFacts) -> [UInt8] {
    switch report {
    case .summary(let limit): HeapCheckMarkdown(facts, limit: limit).bytes
    case .junit: junit(facts)
    case .openMetrics: HeapCheckMetrics(facts).bytes
    case .codeQuality: codeQuality(facts)
    case .sarif: sarif(facts)
    case .benchmark: HeapCheckMetrics(facts).benchmark
    case .badge: HeapCheckBadge(facts).bytes
    }
  }

  /// What is over a limit, each on one line, and the verdict.
  package static func console(_ facts: HeapCheckFacts) -> (exceeded: [String], bytes: [UInt8]) {
    let words = HeapCheckWords(facts)
    let exceeded = facts.check.exceeded.map { "over the limit: \(words.line($0))".visible }
    let holder = exceeded.isEmpty ? [] : [words.holder.visible]
    let lines = exceeded + holder + ["\(facts.title): \(words.verdict)".visible]
    return (exceeded, Array(lines.map { "\($0)\n" }.joined().utf8))
  }

  private static func junit(_ facts: HeapCheckFacts) -> [UInt8] {
    let words = HeapCheckWords(facts)
    return JUnitSuite(
      title: facts.title,
      cases: facts.check.outcomes.map { outcome in
        JUnitSuite.Case(
          name: outcome.limit.subject,
          failure: outcome.isExceeded ? [words.line(outcome), words.holder] : nil)
      }
    ).bytes
  }

  /// https://docs.gitlab.com/ci/testing/code_quality/
  private static func codeQuality(_ facts: HeapCheckFacts) -> [UInt8] {
    let words = HeapCheckWords(facts)
    return JSONDocument.array(
      facts.check.exceeded.map { outcome in
        .object([
          ("description", .text("\(words.line(outcome)). \(words.holder)".visible)),
          ("check_name", .text("heaphtml/max")),
          ("fingerprint", .text(Fingerprint.of(["limit", outcome.limit.subject]))),
          ("severity", .text("critical")),
          (
            "location",
            .object([
              ("path", .text(facts.title.visible)), ("lines", .object([("begin", .number(1))])),
            ])
          ),
        ])
      }
    ).bytes
  }

  private static func sarif(_ facts: HeapCheckFacts) -> [UInt8] {
    let words = HeapCheckWords(facts)
    let results = facts.check.exceeded.map { outcome in
      SARIFLog.result(
        rule: "limit", level: "error",
        message: "\(words.line(outcome)). \(words.holder)".visible,
        location: SARIFLog.location(ofDump: facts.title),
        fingerprint: Fingerprint.of(["limit", outcome.limit.subject]))
    }
    return SARIFLog(
      version: facts.version, rules: results.isEmpty ? [] : [("limit", "Memory: over a limit")],
      results: results
    ).bytes
  }
}
