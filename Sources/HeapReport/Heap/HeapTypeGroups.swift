import HeapGraph

/// The objects of a type in groups: by who alone holds them, and what they hold by attribute.
struct HeapTypeGroups {
  /// Objects with one holder; without: those that no single object holds.
  struct Holder {
    let object: Int?
    var count: Int
    var bytes: Int64
  }

  /// What is held under one name.
  struct Attribute {
    let name: String
    var count: Int
    var bytes: Int64
  }

  let holders: [Holder]
  let attributes: [Attribute]
  /// Those that retain most.
  let largest: [Int]

  private static let largestLimit = 30

  init(_ type: Int, _ facts: HeapFacts) {
    let heap = facts.heap
    let graph = heap.graph
    var holders: [Int: Holder] = [:]
    var attributes: [Int: Attribute] = [:]
    for member in facts.members.of(type) {
      let object = Int(member)
      let holder = heap.holder(of: object)
      holders[holder ?? -1, default: Holder(object: holder, count: 0, bytes: 0)].count += 1
      holders[holder ?? -1, default: Holder(object: holder, count: 0, bytes: 0)].bytes +=
        heap.retained(object)
      for place in graph.references(object) {
        guard case .attribute(let text) = graph.name(place, of: object),
          let target = graph.target(place), heap.holder(of: target) == object
        else { continue }
        let new = Attribute(name: graph.text(text), count: 0, bytes: 0)
        attributes[text, default: new].count += 1
        attributes[text, default: new].bytes += heap.retained(target)
      }
    }
    self.holders = holders.sorted { ($0.value.bytes, $1.key) > ($1.value.bytes, $0.key) }.map(
      \.value)
    self.attributes = attributes.sorted { ($0.value.bytes, $1.key) > ($1.value.bytes, $0.key) }
      .map(\.value)
    largest = heap.largest(Self.largestLimit, of: facts.members.of(type).lazy.map { Int($0) })
  }
}
