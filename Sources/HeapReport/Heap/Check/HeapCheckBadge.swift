import GraphCheck
import HeapGraph

/// The badge of a heap's check: the bytes of all objects.
struct HeapCheckBadge {
  private let facts: HeapCheckFacts

  init(_ facts: HeapCheckFacts) { self.facts = facts }

  var bytes: [UInt8] {
    Badge(
      subject: "heap", value: Badge.value(facts.heap.graph.bytes, since: facts.baselineBytes),
      verdict: HeapCheckWords(facts).verdict, isOver: !facts.check.exceeded.isEmpty
    ).bytes
  }
}
