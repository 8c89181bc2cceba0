import Bytes
import HeapFindings
import HeapProfile
import HeapStatistics
import Measures
import TestSupport
import Testing

@testable import HeapReport

@Suite("A fault of several attributes in words")
struct PartsWordsTests {
  private func texts(_ attributes: [(String, String, Int64)]) throws -> [(Finding, FindingText)] {
    var dump = SyntheticDump()
    dump.snapshots = [.init(1, trackedTotal: 400_000), .init(2, trackedTotal: 400_000)]
    let inside = attributes.map { SyntheticDump.Sized($0.2, "[S] \($0.0): \($0.1)", flat: $0.2) }
    let size = attributes.reduce(100) { $0 + $1.2 }
    dump.classes = [
      .init(
        "app.Address",
        (0..<100).map { _ in
          .init(birth: 0.5, sizes: [1, 2].map { ($0, SyntheticDump.Sized(size, "", inside)) })
        })
    ]
    let analysis = try HeapAnalysis(HeapProfile(OwnedBytes(dump.bytes())))
    let words = FindingWords(analysis, isRedacted: false)
    return analysis.findings.map { ($0, words.text(of: $0)) }
  }

  @Test("all are named in the title, in the plural, with the bytes of all; the others one by one")
  func equalValues() throws {
    let texts = try texts([("street", "'s'", 1_000), ("name", "'n'", 500), ("town", "'t'", 400)])
    let (finding, text) = try #require(texts.first)
    #expect(texts.count == 1 && finding.bytes == 188_100)
    #expect(
      text.title
        == "app.Address.street, name and town hold equal values again and again: 183.69 KiB")
    #expect(text.explanation.contains("100 instances have a value of their own in street"))
    #expect(
      text.explanation.contains(
        "The same is true of name (48.34 KiB) and town (38.67 KiB); street takes 96.68 KiB."))
  }

  @Test("of many, how many more there are")
  func many() throws {
    let texts = try texts((0..<9).map { ("a\($0)", "'x\($0)'", 500) })
    let text = try #require(texts.first?.1)
    #expect(text.title.hasPrefix("app.Address.a0, a1, a2, a3, a4 and 4 others hold"))
    #expect(text.explanation.contains("a5 (48.34 KiB) and 3 others (145.02 KiB); a0 takes"))
  }

  @Test("one alone is in the singular, and nothing is said of others")
  func single() throws {
    let text = try #require(texts([("street", "'s'", 1_000)]).first?.1)
    #expect(text.title.hasPrefix("app.Address.street holds equal values"))
    #expect(text.explanation.contains("a value of their own there"))
    #expect(!text.explanation.contains("The same is true"))
  }

  @Test("emptied and sparse ones")
  func others() throws {
    let emptied = try #require(texts([("a", "{}", 9_304), ("b", "{}", 4_704)]).first?.1)
    #expect(emptied.title.hasPrefix("app.Address.a and b are empty and still take"))
    #expect(emptied.explanation.contains("a is {} in 100 of 100 instances"))
    let list = "[None, None, None, 'x', ....]"
    let sparse = try #require(texts([("a", list, 8_000), ("b", list, 8_000)]).first?.1)
    #expect(sparse.title.hasPrefix("app.Address.a and b are mostly lists of None"))
  }
}
