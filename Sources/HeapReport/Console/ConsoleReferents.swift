import HeapProfile
import Measures
import VisibleText

/// The referents of an object as an indented list: Pympler's `ConsoleStats._print_refs`.
struct ConsoleReferents {
  private let root: SizedIndex
  private let profile: HeapProfile

  /// Referents of at most that part of the whole object are left out.
  private static let smallestPercent = 0.1
  private static let columnWidth = 50

  init(of root: SizedIndex, in profile: HeapProfile) {
    self.root = root
    self.profile = profile
  }

  /// Writes one line per referent, largest first; among equal ones the last comes first, as in
  /// Pympler.
  ///
  /// The stack is our own: a dump may be as deep as it likes.
  func write<Failure: Error>(_ out: inout ChunkWriter<Failure>) throws(Failure) {
    let whole = profile.sized[Int(root.rawValue)]
    guard whole.descendants > 0 else { return }
    var pending: [(row: SizedIndex, level: Int)] = []
    push(root, level: 1, of: whole.size, &pending)
    while let (row, level) = pending.popLast() {
      let sized = profile.sized[Int(row.rawValue)]
      writeLine(sized, level, of: whole.size, &out.bytes)
      if sized.descendants > 0 { push(row, level: level + 1, of: whole.size, &pending) }
      try out.passOn()
    }
  }

  private func push(
    _ parent: SizedIndex, level: Int, of whole: ByteCount,
    _ pending: inout [(row: SizedIndex, level: Int)]
  ) {
    var shown: [(size: ByteCount, row: SizedIndex)] = []
    for row in profile.referents(of: parent) {
      let size = profile.sized[Int(row.rawValue)].size
      if size > 0, percent(size, of: whole) > Self.smallestPercent { shown.append((size, row)) }
    }
    // They came last first, which is the order of equal ones; the stack gives the last pushed first.
    let order = shown.indices.sorted { (shown[$0].size, $1) < (shown[$1].size, $0) }
    pending.append(contentsOf: order.map { (shown[$0].row, level) })
  }

  /// Infinite for a part of nothing, which no recorder writes and at which Pympler stops.
  private func percent(_ size: ByteCount, of whole: ByteCount) -> Double {
    Double(size) * 100 / Double(whole)
  }

  private func writeLine(_ sized: Sized, _ level: Int, of whole: ByteCount, _ out: inout [UInt8]) {
    out.append(.left(Self.columnWidth)) { out in
      let start = out.count
      // More than the column is wide makes no difference.
      out.appendBlanks(min(2 + 2 * level, Self.columnWidth + 1))
      profile.texts.withBytes(sized.name) { out.appendVisible($0, lineFeed: UInt8(ascii: "|")) }
      out.truncate(from: start, to: Self.columnWidth)
    }
    out.append(" ")
    out.append(.left(14)) { $0.appendSize(Double(sized.size)) }
    out.append(" ")
    let percent = percent(sized.size, of: whole)
    out.append(.right(3)) { out in
      if percent.isFinite {
        out.append(number: PythonFormat.truncated(percent))
      } else {
        out.append("-")
      }
    }
    out.append("% [")
    out.append(number: level)
    out.append("]\n")
  }
}
