import HeapGraph
import Measures

/// An object that holds much in the words of a finding: what is in it, who holds it, what to do.
struct HeapSuspectWords {
  private let accumulation: Accumulation
  private let groups: HeapTypeGroups
  private let facts: HeapFacts
  private var heap: HeldHeap { facts.heap }

  private static let nameLength = 100
  private static let attributeLimit = 3
  private static let referrerLimit = 3

  /// - Parameter groups: of the objects of the type that it mostly holds.
  init(_ accumulation: Accumulation, _ groups: HeapTypeGroups, _ facts: HeapFacts) {
    self.accumulation = accumulation
    self.groups = groups
    self.facts = facts
  }

  var text: FindingText {
    let path = heap.path(to: accumulation.object, hidesValues: facts.words.hidesValues)
    return FindingText(
      title: title(path.name.cutInMiddle(to: Self.nameLength)),
      explanation: [content, holders].filter { !$0.isEmpty }.joined(separator: " "),
      nextStep: HeapAdvice(heap).text(accumulation.object, path: path),
      measure:
        "what would be freed if the object went: its own and those of all that it alone holds")
  }

  private func title(_ path: String) -> String {
    func share(_ bytes: ByteCount) -> String {
      "\(ByteSize(bytes)), \(facts.share(bytes)) of the heap"
    }
    guard let content = accumulation.content else {
      return "\(path) is one \(name(of: heap.graph.typeNumber(accumulation.object))) of "
        + share(accumulation.bytes)
    }
    let type = name(of: content.type)
    return GroupedCount(content.count).of("\(type) object", "\(type) objects")
      + " in \(path): \(share(content.bytes))"
  }

  private var content: String {
    guard let content = accumulation.content else { return "" }
    let each = content.bytes / max(content.count, 1)
    var text = "Each \(name(of: content.type)) object retains \(ByteSize(each)) on average"
    let attributes = groups.attributes.prefix(Self.attributeLimit).filter { $0.bytes > 0 }
    if !attributes.isEmpty {
      let list = attributes.map {
        "\($0.name.cutInMiddle(to: Self.nameLength)) (\(ByteSize($0.bytes)))"
      }
      text += ", most of it in \(list.joined(separator: ", "))"
    }
    return text + "."
  }

  /// What refers to it, by which names.
  private var holders: String {
    let references = facts.referrers.list(of: accumulation.object)
    let count = facts.referrers.count(of: accumulation.object)
    guard count > 0 else { return "" }
    let named = references.prefix(Self.referrerLimit).map { reference in
      let type = HeapWords.withArticle(name(of: heap.graph.typeNumber(reference.source)))
      let step = facts.words.step(reference.place, of: reference.source)
      return "\(step.cutInMiddle(to: Self.nameLength)) of \(type)"
    }
    let rest = count - named.count
    let more = rest > 0 ? " and \(GroupedCount(rest)) more" : ""
    return GroupedCount(count).of("reference leads", "references lead")
      + " to it: \(named.joined(separator: ", "))\(more)."
  }

  private func name(of type: Int) -> String {
    heap.graph.types[type].fullName.cutInMiddle(to: Self.nameLength)
  }
}
