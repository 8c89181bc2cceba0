import Foundation
import HeapCheck
import HeapStatistics
import TestSupport
import Testing

@testable import HeapReport

@Suite("What a check writes for machines")
struct CheckFormatTests {
  private static let names = [
    "a\"b\\c", "]]> & <x>", "a\nb\r", "a\\nb\\r", "nul\u{0}\u{FFFE}", "##[group]", "", " ",
    "a\u{1B}[1m",
  ]

  private func facts(_ limits: [Limit]) throws -> CheckFacts {
    var dump = SyntheticDump()
    dump.classes = Self.names.map {
      .init($0, [.init(birth: 0.5, sizes: [(1, .init(10)), (2, .init(20))])])
    }
    dump.snapshots = [.init(1, "one", trackedTotal: 90), .init(2, "two <&>", trackedTotal: 180)]
    let analysis = try analyse(dump)
    return CheckFacts(
      try HeapCheck(limits, of: analysis), analysis, title: "<&>.dat", workingFolder: "/app")
  }

  private let limits: [Limit] = [
    .total(179), .classBytes(ClassPattern("a*"), 100), .instances(ClassPattern("##*"), 0),
  ]

  private func text(_ report: CheckReport) throws -> String {
    String(decoding: report.bytes(try facts(limits)), as: UTF8.self)
  }

  @Test("labels of metrics are unlike each other, on one line, and escaped")
  func metrics() throws {
    let lines = try text(.openMetrics).split(separator: "\n").map(String.init)
    #expect(lines.last == "# EOF" && lines.contains("heaphtml_tracked_peak_bytes 180"))
    #expect(lines.contains("heaphtml_limits_exceeded 2"))
    let classes = lines.filter { $0.hasPrefix("heaphtml_class_peak_bytes{") }
    #expect(classes.count == Self.names.count && Set(classes).count == classes.count)
    #expect(classes.allSatisfy { $0.hasSuffix("\"} 20") })
    #expect(classes.contains(#"heaphtml_class_peak_bytes{class="a\"b\\c"} 20"#))
    #expect(classes.contains(#"heaphtml_class_peak_bytes{class="(no name)"} 20"#))
    #expect(classes.contains(#"heaphtml_class_peak_bytes{class="(no name) (2)"} 20"#))
    #expect(classes.contains(#"heaphtml_class_peak_bytes{class="a\\nb\\r (2)"} 20"#))
  }

  @Test("XML is well-formed; each limit is a test, and fails with its line")
  func junit() throws {
    let text = try text(.junit)
    #expect(
      text.contains(#"<testsuite name="heaphtml check &lt;&amp;&gt;.dat" tests="3" failures="2""#))
    #expect(text.components(separatedBy: "<testcase ").count == 4)
    #expect(
      text.contains(
        ###"message="##*: 1 instance at “one” in 1 class; limit 0 instances""###))
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test("JSON is JSON", arguments: [CheckReport.codeQuality, .sarif, .benchmark])
  func json(_ report: CheckReport) throws {
    _ = try JSON(parsing: report.bytes(try facts(limits)))
  }

  @Test("a badge says the peak and the verdict, red over a limit and green within")
  func badge() throws {
    #expect(try text(.badge).contains("aria-label=\"memory: 180 B, 2 of 3 limits are exceeded\""))
    let kept = String(decoding: CheckBadge(try facts([.total(180)])).bytes, as: UTF8.self)
    #expect(kept.contains("#1c6b43") && !kept.contains("#b3261e"))
    #expect(try text(.badge).contains("#b3261e"))
  }
}
