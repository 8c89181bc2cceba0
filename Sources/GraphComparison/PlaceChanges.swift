package import HeapComparison
import HeapGraph
import Measures

/// The objects of one type at ways of one pattern, before and after.
package struct HeapPlaceChange: Sendable {
  /// The pattern of the ways: `app.cache.rows[…].name`.
  package let path: String
  /// Their type.
  package let type: String
  package let count: CountChange
  /// Bytes of the objects alone.
  package let bytes: ByteChange

  package var isNew: Bool { count.before == 0 }
  package var isGone: Bool { count.after == 0 }
}

/// Where objects came and went: for each type the patterns of ways that have more or fewer of them.
struct PlaceChanges {
  /// What moved most first.
  let found: [HeapPlaceChange]
  /// A group of fewer bytes may have been left out; 0: none was.
  let least: ByteCount

  /// - Parameter hidesValues: whether keys of dictionaries are left out of the ways.
  init(_ base: HeldHeap, _ head: HeldHeap, hidesValues: Bool) throws(HeapGraphError) {
    let before = try Places(base, hidesValues)
    let after = try Places(head, hidesValues)
    least = max(before.least, after.least)
    let names = Set(before.groups.keys).union(after.groups.keys)
    let changes = names.map { name in
      let (one, other) = (before.groups[name] ?? Group(), after.groups[name] ?? Group())
      return HeapPlaceChange(
        path: name.path, type: name.type, count: Change(one.count, other.count),
        bytes: Change(one.bytes, other.bytes))
    }
    found = changes.filter { !$0.count.isNone || !$0.bytes.isNone }.sorted { left, right in
      left.bytes.magnitude != right.bytes.magnitude
        ? left.bytes.magnitude > right.bytes.magnitude
        : (left.path, left.type) < (right.path, right.type)
    }
  }
}

private struct Name: Hashable {
  let path: String
  let type: String
}

private struct Group {
  var count = 0
  var bytes: ByteCount = 0
}

/// The objects of a heap in groups.
private struct Places {
  private(set) var groups: [Name: Group] = [:]
  private(set) var least: ByteCount = 0

  /// Groups whose ways are written, the largest first.
  private static let most = 5_000

  init(_ heap: HeldHeap, _ hidesValues: Bool) throws(HeapGraphError) {
    let graph = heap.graph
    let patterns = try WayPatterns(heap)
    var numbers: [Key: Int] = [:]
    var found: [(key: Key, group: Group)] = []
    var last: (key: Key, number: Int)?
    for object in 0..<graph.count {
      let key = Key(type: graph.typeNumber(object), pattern: patterns.number(of: object))
      let number: Int
      if let last, last.key == key {
        number = last.number
      } else if let known = numbers[key] {
        number = known
      } else {
        number = found.count
        numbers[key] = number
        found.append((key, Group()))
      }
      last = (key, number)
      found[number].group.count += 1
      found[number].group.bytes += graph.size(object)
    }
    found.sort {
      ($0.group.bytes, $1.key.pattern, $1.key.type) > ($1.group.bytes, $0.key.pattern, $0.key.type)
    }
    if found.count > Self.most { least = found[Self.most].group.bytes }
    for (key, group) in found.prefix(Self.most) {
      let name = Name(
        path: patterns.text(key.pattern, in: heap, hidesValues: hidesValues),
        type: graph.types[key.type].fullName)
      groups[name, default: Group()].count += group.count
      groups[name, default: Group()].bytes += group.bytes
    }
  }

  private struct Key: Hashable {
    let type: Int
    let pattern: Int
  }
}
