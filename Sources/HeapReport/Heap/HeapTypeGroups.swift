import HeapGraph
import Measures

/// The objects of a type in groups: by who alone holds them, and what they hold by attribute.
struct HeapTypeGroups {
  /// Objects whose holders are of one type, and whose ways have one pattern.
  struct Holder {
    /// The holder that comes first; nil: no single object holds them.
    let object: Int?
    /// The pattern of the ways to the holders, or to the objects where these have none.
    let pattern: Int
    var holders: Set<Int> = []
    var count = 0
    var bytes: ByteCount = 0
  }

  /// What is held under one name.
  struct Attribute {
    let name: String
    var count: Int
    var bytes: ByteCount
  }

  let holders: [Holder]
  let attributes: [Attribute]
  /// Those that retain most.
  let largest: [Int]

  private struct Key: Hashable {
    let type: Int?
    let pattern: Int
  }

  /// What names an attribute: a text of a layout, or the value of a key.
  private enum AttributeKey: Hashable {
    case text(Int)
    case value(Int)
  }

  private static let largestLimit = 30

  /// - Parameter members: the objects.
  init(_ members: some Sequence<Int>, _ facts: HeapFacts) {
    let heap = facts.heap
    let graph = heap.graph
    var holders: [Key: Holder] = [:]
    var attributes: [AttributeKey: Attribute] = [:]
    for object in members {
      let holder = heap.holder(of: object)
      let key = Key(
        type: holder.map { graph.typeNumber($0) },
        pattern: facts.waste.patterns.number(of: holder ?? object))
      let isOutermost = heap.isOutermost(object)
      holders[key, default: Holder(object: holder, pattern: key.pattern)].add(
        holder, isOutermost ? heap.retained(object) : 0)
      guard isOutermost else { continue }
      for (key, target) in Self.attributes(of: object, heap) {
        attributes[key, default: Attribute(name: "", count: 0, bytes: 0)].count += 1
        attributes[key, default: Attribute(name: "", count: 0, bytes: 0)].bytes +=
          heap.retained(target)
      }
    }
    self.holders = holders.sorted {
      ($0.value.bytes, $0.value.count, $1.key.pattern) > (
        $1.value.bytes, $1.value.count, $0.key.pattern
      )
    }.map(\.value)
    self.attributes = Self.named(attributes, graph)
    largest = heap.largest(Self.largestLimit, of: members)
  }

  /// What an object alone holds by the name of an attribute, or its `__dict__` does.
  private static func attributes(
    of object: Int, _ heap: HeldHeap
  ) -> [(key: AttributeKey, target: Int)] {
    let graph = heap.graph
    var found: [(AttributeKey, Int)] = []
    for place in graph.references(object) {
      guard let target = graph.target(place), heap.holder(of: target) == object else { continue }
      switch graph.name(place, of: object) {
      case .attribute(let text): found.append((.text(text), target))
      case .namespace:
        for place in graph.references(target) {
          guard case .value(let key) = graph.name(place, of: target),
            let held = graph.target(place), heap.holder(of: held) == target,
            let key = graph.target(graph.references(target).lowerBound + key)
          else { continue }
          found.append((.value(key), held))
        }
      default: break
      }
    }
    return found
  }

  /// Those of one name as one, largest first.
  private static func named(
    _ attributes: [AttributeKey: Attribute], _ graph: HeapGraph
  ) -> [Attribute] {
    var named: [String: Attribute] = [:]
    for (key, attribute) in attributes {
      let name =
        switch key {
        case .text(let text): graph.text(text)
        case .value(let key): graph.value(key)?.beginning ?? "…"
        }
      named[name, default: Attribute(name: name, count: 0, bytes: 0)].count += attribute.count
      named[name, default: Attribute(name: name, count: 0, bytes: 0)].bytes += attribute.bytes
    }
    return named.values.sorted { ($0.bytes, $1.name) > ($1.bytes, $0.name) }
  }
}

extension HeapTypeGroups.Holder {
  fileprivate mutating func add(_ holder: Int?, _ bytes: ByteCount) {
    if let holder { holders.insert(holder) }
    count += 1
    self.bytes += bytes
  }
}
