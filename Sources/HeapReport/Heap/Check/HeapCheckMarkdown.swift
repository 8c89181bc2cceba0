import GraphCheck
import HeapGraph
import Measures

/// A check of a heap for those who decide about a merge: the verdict, who holds most, the limits, the types
/// that retain most, in GitHub's Markdown.
struct HeapCheckMarkdown {
  private let facts: HeapCheckFacts
  private let limit: Int

  /// Rows of each table.
  private static let most = (limits: 50, types: 10)

  init(_ facts: HeapCheckFacts, limit: Int) {
    self.facts = facts
    self.limit = max(limit, CheckMarkdown.leastLimit)
  }

  var bytes: [UInt8] {
    let words = HeapCheckWords(facts)
    let heap = facts.heap
    var page = MarkdownPage(limit: limit)
    page.add(
      "### \(headline(words))", "",
      "\(MarkdownText.code(facts.title.cutToLine)): "
        + MarkdownText.prose(words.holder.cutInMiddle(to: 400)))
    let outcomes = facts.check.exceeded + facts.check.outcomes.filter { !$0.isExceeded }
    page.addTable(
      ["limit", "allowed", "measured", ""],
      outcomes.prefix(Self.most.limits).map { outcome in
        [
          MarkdownText.code(outcome.limit.subject.cutToLine),
          MarkdownText.prose(words.limit(outcome.limit)),
          MarkdownText.prose(words.measured(outcome)),
          outcome.isExceeded ? "**exceeded**" : "kept",
        ]
      }, of: outcomes.count, ("limit", "limits"))
    page.addTable(
      ["type", ">objects", ">retained", ">share of the heap"],
      facts.types(Self.most.types).map { type in
        let total = heap.typeTotals[type]
        return [
          MarkdownText.code(heap.graph.types[type].fullName.cutToLine),
          "\(GroupedCount(total.count))", "\(ByteSize(total.retained))",
          Percent(total.retained, of: heap.graph.bytes).map { "\($0)" } ?? "–",
        ]
      }, of: heap.typeTotals.count { $0.count > 0 }, ("type", "types"))
    return page.bytes
  }

  private func headline(_ words: HeapCheckWords) -> String {
    let bytes = facts.heap.graph.bytes
    var text = "Heap: \(ByteSize(bytes))"
    if let base = facts.baselineBytes {
      text +=
        bytes == base
        ? ", unchanged against the baseline"
        : ", \(CheckWords.difference(from: base, to: bytes)) against the baseline"
    }
    return "\(text): " + (facts.check.exceeded.isEmpty ? words.verdict : "**\(words.verdict)**")
  }
}
