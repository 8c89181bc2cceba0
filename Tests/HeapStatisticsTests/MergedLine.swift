import HeapProfile
import HeapStatistics
import Measures
import TestSupport

/// A node of merged referents: its keys from the top, and its bytes.
struct MergedLine: Equatable {
  var path: [[UInt8]]
  var size: ByteCount
  var flat: ByteCount

  /// All nodes but the root, in an order that does not depend on that of siblings.
  static func all(of merged: MergedReferents, in profile: HeapProfile) -> [MergedLine] {
    var path: [[UInt8]] = []
    var lines: [MergedLine] = []
    for row in merged.rows.dropFirst() {
      path.removeLast(path.count - row.level + 1)
      path.append(row.key.withBytes(in: profile.texts) { Array($0) })
      lines.append(MergedLine(path: path, size: row.size, flat: row.flat))
    }
    return lines.sorted(by: isBefore)
  }

  static func all(of refs: JSON) -> [MergedLine] {
    var lines: [MergedLine] = []
    var pending = refs.elements.map { (parents: [[UInt8]](), node: $0) }
    while let (parents, node) = pending.popLast() {
      let path = parents + [node[0].utf8 ?? []]
      lines.append(
        MergedLine(path: path, size: node[1].byteCount ?? -1, flat: node[2].byteCount ?? -1))
      pending += node[3].elements.map { (path, $0) }
    }
    return lines.sorted(by: isBefore)
  }

  private static func isBefore(_ left: MergedLine, _ right: MergedLine) -> Bool {
    left.path.lexicographicallyPrecedes(right.path) { $0.lexicographicallyPrecedes($1) }
  }
}
