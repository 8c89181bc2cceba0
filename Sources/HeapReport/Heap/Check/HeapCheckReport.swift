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
    let outcomes = facts.check.outcomes
    let counts =
      "tests=\"\(outcomes.count)\" failures=\"\(facts.check.exceeded.count)\" errors=\"0\""
    let title = XMLText.escaped(facts.title)
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"heaphtml\" \(counts)>\n"
    text += "  <testsuite name=\"heaphtml check \(title)\" \(counts) skipped=\"0\">\n"
    for outcome in outcomes {
      let name = XMLText.escaped(outcome.limit.subject)
      text += "    <testcase classname=\"heaphtml.check\" name=\"\(name)\""
      guard outcome.isExceeded else {
        text += "/>\n"
        continue
      }
      let line = XMLText.escaped(words.line(outcome))
      text += ">\n      <failure type=\"limit\" message=\"\(line)\">\(line)\n"
      text += "\(XMLText.escaped(words.holder))</failure>\n    </testcase>\n"
    }
    text += "  </testsuite>\n</testsuites>\n"
    return Array(text.utf8)
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

  /// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
  private static func sarif(_ facts: HeapCheckFacts) -> [UInt8] {
    let words = HeapCheckWords(facts)
    let rule = JSONDocument.object([
      ("id", .text("limit")),
      ("shortDescription", .object([("text", .text("Memory: over a limit"))])),
    ])
    let dump = SiteLayout.percentEncoded(facts.title)
    let location = JSONDocument.object([
      ("physicalLocation", .object([("artifactLocation", .object([("uri", .text(dump))]))]))
    ])
    let results = facts.check.exceeded.map { outcome in
      JSONDocument.object([
        ("ruleId", .text("limit")), ("level", .text("error")),
        ("message", .object([("text", .text("\(words.line(outcome)). \(words.holder)".visible))])),
        ("locations", .array([location])),
        (
          "partialFingerprints",
          .object([
            ("heaphtmlFinding/v1", .text(Fingerprint.of(["limit", outcome.limit.subject])))
          ])
        ),
      ])
    }
    let driver = JSONDocument.object([
      ("name", .text("heaphtml")), ("version", .text(facts.version)),
      ("rules", .array(results.isEmpty ? [] : [rule])),
    ])
    return JSONDocument.object([
      ("$schema", .text("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .text("2.1.0")),
      (
        "runs",
        .array([
          .object([
            ("tool", .object([("driver", driver)])), ("columnKind", .text("unicodeCodePoints")),
            ("results", .array(results)),
          ])
        ])
      ),
    ]).bytes
  }
}
