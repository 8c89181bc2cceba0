import HeapGraph
import Measures

/// What an object alone holds, as an opening tree: the largest lines of all levels.
struct HeapTree {
  /// The lines, each before those that are below it.
  let rows: [HeapTreeRow]

  private static let childLimit = 8
  /// Types of small objects that have a line, and how many objects make one.
  private static let typeLimit = 3
  private static let fewAlike = 4
  private static let levelLimit = 8
  /// What has less than one of so many parts of the whole is added up.
  private static let leastShare = 200

  /// - Parameter page: the page that it is on.
  init(_ root: Int, on page: PageAddress, _ facts: HeapFacts) {
    let heap = facts.heap
    let chosen = Self.chosen(root, heap)
    let whole = heap.retained(root)
    var rows: [HeapTreeRow] = []
    // Those still to come, the next one last: preorder without recursion.
    var waiting: [Line] = []
    func push(_ parent: Int, _ path: String, _ level: Int) {
      let held = heap.held(by: parent)
      let shown = chosen[parent] ?? []
      waiting += Self.others(held, besides: shown, heap, level).reversed()
      waiting += shown.reversed().map { .object($0, path, level) }
    }
    push(root, facts.words.path(to: root), 0)
    while let next = waiting.popLast() {
      switch next {
      case .alike(let type, let count, let bytes, let level):
        var row = HeapTreeRow(.leaf, bytes, of: whole, level: level)
        let name = heap.graph.types[type].fullName
        row.name = GroupedCount(count).of("\(name) object", "\(name) objects")
        row.href = facts.href(type: type, from: page)
        rows.append(row)
      case .rest(let count, let bytes, let level):
        rows.append(HeapTreeRow(.rest(count), bytes, of: whole, level: level))
      case .object(let object, let above, let level):
        let path = facts.words.path(to: object)
        let isBranch = chosen[object]?.isEmpty == false
        var row = HeapTreeRow(
          isBranch ? .branch : .leaf, heap.retained(object), of: whole, level: level)
        row.name =
          path.hasPrefix(above) && path.count > above.count
          ? String(path.dropFirst(above.count)) : path
        row.type = heap.graph.type(object).fullName
        row.href = facts.href(object: object, from: page)
        rows.append(row)
        if isBranch { push(object, path, level + 1) }
      }
    }
    HeapTreeRow.close(&rows)
    self.rows = rows
  }

  private enum Line {
    case object(Int, String, Int)
    /// Small objects of one type: how many, and their bytes.
    case alike(Int, Int, ByteCount, Int)
    case rest(Int, ByteCount, Int)
  }

  /// What is held without a line of its own: types of many objects, and all others together.
  private static func others(
    _ held: HeldObjects, besides shown: [Int], _ heap: HeldHeap, _ level: Int
  ) -> [Line] {
    guard held.count > shown.count else { return [] }
    var types: [Int: (count: Int, bytes: ByteCount)] = [:]
    for object in held {
      types[heap.graph.typeNumber(object), default: (0, 0)].count += 1
      types[heap.graph.typeNumber(object), default: (0, 0)].bytes += heap.retained(object)
    }
    for object in shown {
      types[heap.graph.typeNumber(object), default: (0, 0)].count -= 1
      types[heap.graph.typeNumber(object), default: (0, 0)].bytes -= heap.retained(object)
    }
    let sorted = types.filter { $0.value.count > 0 }
      .sorted { ($0.value.bytes, $1.key) > ($1.value.bytes, $0.key) }
    let alike = sorted.prefix(typeLimit).prefix { $0.value.count >= fewAlike }
    let rest = sorted.dropFirst(alike.count)
    var lines = alike.map { Line.alike($0.key, $0.value.count, $0.value.bytes, level) }
    if !rest.isEmpty {
      lines.append(
        .rest(
          rest.reduce(0) { $0 + $1.value.count }, rest.reduce(ByteCount(0)) { $0 + $1.value.bytes },
          level))
    }
    return lines
  }

  /// The objects with a line, by their holder: largest first, whichever level they are on.
  private static func chosen(_ root: Int, _ heap: HeldHeap) -> [Int: [Int]] {
    let least = max(heap.retained(root) / leastShare, 1)
    var chosen: [Int: [Int]] = [:]
    var candidates: [(object: Int, holder: Int, level: Int)] = []
    func open(_ object: Int, _ level: Int) {
      guard level < levelLimit else { return }
      candidates += heap.largest(childLimit, of: heap.held(by: object))
        .filter { heap.retained($0) >= least }.map { ($0, object, level) }
    }
    open(root, 0)
    for _ in 0..<HeapFacts.treeLimit {
      // A few hundred at most.
      guard
        let best = candidates.indices.max(by: {
          (heap.retained(candidates[$0].object), $1) < (heap.retained(candidates[$1].object), $0)
        })
      else { break }
      let next = candidates.remove(at: best)
      chosen[next.holder, default: []].append(next.object)
      open(next.object, next.level + 1)
    }
    return chosen
  }
}
