import Bytes
import HeapFindings
import HeapProfile
import HeapStatistics
import TestSupport
import Testing

@testable import HeapReport

/// What is said of a dump in which nothing stands out.
@Suite("Verdict: nothing stands out")
struct VerdictWordsTests {
  /// Sixty nodes that one of six snapshots sees, and a base.
  private func nothingFound(at seen: Int, unseen: Int = 0) throws -> String? {
    var dump = SyntheticDump()
    let size: Int64 = 2_000
    dump.snapshots = (1...6).map {
      .init(Double($0), "step \($0)", trackedTotal: 1_000 + ($0 == seen ? 60 * size : 0))
    }
    let birth = Double(seen) - 0.5
    dump.classes = [
      .init("app.Base", [.init(birth: 0, sizes: (1...6).map { (Double($0), .init(1_000)) })]),
      .init(
        "app.Node",
        (0..<60).map { _ in
          .init(
            birth: birth, death: seen < 6 ? birth + 1 : nil,
            sizes: [(Double(seen), .init(size))])
        }),
      .init(
        "app.Row",
        (0..<unseen).map { _ in
          .init(birth: 2.2, death: 2.8, sizes: [(2.2, .init(size))])
        }),
    ]
    let analysis = try HeapAnalysis(HeapProfile(OwnedBytes(dump.bytes())))
    return VerdictWords(analysis, analysis.findings, isRedacted: false).nothingFound
  }

  @Test("what one snapshot shows is said, and blamed on nobody")
  func moment() throws {
    let text = try #require(try nothingFound(at: 4))
    #expect(text.contains("It is there at “step 4” only, as what a step of the work needs."))
    // What the run ends with, or begins with, may be there for long.
    for seen in [1, 6] {
      #expect(try nothingFound(at: seen)?.contains("only") == false)
    }
  }

  @Test("a peak that no snapshot shows is said, too")
  func missed() throws {
    let text = try #require(try nothingFound(at: 4, unseen: 80))
    #expect(
      text.contains(
        "No snapshot shows the peak: between “step 2” and “step 3” at least 80 app.Row were alive "
          + "at once, at least 156.25 KiB."))
    #expect(try nothingFound(at: 4, unseen: 50)?.contains("No snapshot") == false)
  }
}
