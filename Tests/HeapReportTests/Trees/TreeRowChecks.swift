import HeapStatistics
import Measures
import TestSupport
import Testing

@testable import HeapReport

/// The lines of a tree, as what they say about their objects.
struct TreeLines {
  let rows: [TreeRow]

  func name(_ row: TreeRow) -> String? {
    switch row.content {
    case .branch(let key, _), .leaf(let key, _):
      key.withBytes(in: row.texts) { String(decoding: $0, as: UTF8.self) }
    case .rest: nil
    }
  }

  /// Whether every line is as deep as branches are open there, and no branch stays open.
  var isBalanced: Bool {
    var open = 0
    for row in rows {
      guard row.level == open else { return false }
      if case .branch = row.content { open += 1 }
      guard row.closes <= open else { return false }
      open -= row.closes
    }
    return open == 0
  }

  /// Objects and bytes of the lines directly below a line, or of those at the top.
  func sum(below place: Int?) -> (count: Int, bytes: Int64) {
    let level = place.map { rows[$0].level + 1 } ?? 0
    let lines = rows[(place.map { $0 + 1 } ?? 0)...].prefix { $0.level >= level }
    return lines.filter { $0.level == level }.reduce((0, 0)) { sum, row in
      if case .rest(let count) = row.content { return (sum.0 + count, sum.1 + Int64(row.size)) }
      return (sum.0 + row.count, sum.1 + Int64(row.size))
    }
  }
}

/// Holds the lines of a tree against its objects: nothing is missing, or counted twice.
func expect(
  _ rows: [TreeRow], tell tree: RandomTree, sourceLocation: SourceLocation = #_sourceLocation
) {
  let lines = TreeLines(rows: rows)
  #expect(lines.isBalanced, sourceLocation: sourceLocation)
  func check(_ place: Int?, _ object: SyntheticDump.Sized) {
    let sum = lines.sum(below: place)
    #expect(sum.count == object.referents.count, "\(object.name)", sourceLocation: sourceLocation)
    let bytes = object.referents.reduce(0) { $0 + $1.size }
    #expect(sum.bytes == bytes, "\(object.name)", sourceLocation: sourceLocation)
  }
  check(nil, tree.root)
  for (place, row) in rows.enumerated() {
    guard let object = lines.name(row).flatMap({ tree.objects[$0] }) else { continue }
    #expect(Int64(row.size) == object.size * Int64(row.count), sourceLocation: sourceLocation)
    if case .branch = row.content { check(place, object) }
    if case .leaf = row.content {
      #expect(object.referents.isEmpty, "\(object.name)", sourceLocation: sourceLocation)
    }
  }
}
