package import HeapGraph
package import Measures

/// Objects that two heaps of one process both have: at the same address, of the same type.
///
/// An object that was freed and another of its type that took its place cannot be told from one that
/// stayed.
package struct StayingObjects: Sendable {
  /// How many objects stayed, by the full name of the type.
  package let counts: [String: Int]
  /// How many stayed, and their bytes in the later heap.
  package let objects: Int
  package let bytes: ByteCount

  /// - Returns: nil where the heaps are not of one process, as far as can be seen.
  package init?(_ base: HeapGraph, _ head: HeapGraph) {
    guard Self.isOneProcess(base, head) else { return nil }
    // By numbers: names are compared once for each pair of types.
    var numbers: [String: Int] = [:]
    let names = base.types.map { type in
      numbers[type.fullName]
        ?? {
          numbers[type.fullName] = numbers.count
          return numbers.count - 1
        }()
    }
    let others = head.types.map { numbers[$0.fullName] }
    var counts = [Int](repeating: 0, count: numbers.count)
    var (objects, bytes) = (0, ByteCount(0))
    for object in 0..<head.count {
      guard let number = others[head.typeNumber(object)],
        let before = base.object(at: head.address(object)),
        names[base.typeNumber(before)] == number
      else { continue }
      counts[number] += 1
      objects += 1
      bytes += head.size(object)
    }
    self.counts = numbers.mapValues { counts[$0] }
    self.objects = objects
    self.bytes = bytes
  }

  /// The number of a process may be given again, and in containers is always the same: its modules must be
  /// at the same addresses, too.
  private static func isOneProcess(_ base: HeapGraph, _ head: HeapGraph) -> Bool {
    guard let process = base.facts.process, process == head.facts.process,
      base.facts.python == head.facts.python
    else { return false }
    let before = Dictionary(
      base.roots.filter { $0.kind == .module }.map { ($0.name, base.address($0.object)) },
      uniquingKeysWith: { first, _ in first })
    var (same, all) = (0, 0)
    for root in head.roots where root.kind == .module {
      guard let address = before[root.name] else { continue }
      all += 1
      if address == head.address(root.object) { same += 1 }
    }
    // A module may have been loaded again.
    return all > 0 && same * 10 >= all * 9
  }
}
