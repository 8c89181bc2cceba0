import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// A line of a referent tree. Trees are flat on the way to the page, so that no input can make the
/// templates nest deeper than they are written.
struct TreeRow: TemplateContext {
  var content: Content
  /// Bytes of this line.
  var size: ByteCount
  /// What the share refers to: the bytes of the whole tree.
  var whole: ByteCount
  /// Steps below the top.
  var level: Int
  /// Branches that end with this line.
  var closes = 0
  /// Objects that the line stands for: more than one where they are alike.
  var count = 1
  /// Whether it is the first of the tree that has lines below it.
  var isOpen = false
  /// Whether its name is left out, because it may reveal the program's data.
  var isHidden = false
  let texts: TextStore

  enum Content: Sendable {
    /// A referent with lines below it.
    case branch(ReferentKey, note: String?)
    case leaf(ReferentKey, note: String?)
    /// Referents too small to be listed, and their number.
    case rest(Int)
  }

  /// Tells every line how many branches end with it, and opens the first branch.
  static func close(_ rows: inout [TreeRow]) {
    if let first = rows.firstIndex(where: \.isBranch) { rows[first].isOpen = true }
    for place in rows.indices {
      let next = place + 1 < rows.count ? rows[place + 1].level : 0
      rows[place].closes = max(0, rows[place].level - next)
    }
  }

  private var key: ReferentKey? {
    switch content {
    case .branch(let key, _), .leaf(let key, _): key
    case .rest: nil
    }
  }

  private var note: String? {
    if count > 1 {
      let each = ByteSize(size / count)
      return "\(GroupedCount(count)) × \(each)" + (isBranch ? ", below is the first" : "")
    }
    switch content {
    case .branch(_, let note), .leaf(_, let note): return note
    case .rest: return nil
    }
  }

  /// Elements that it takes on a page.
  var elements: Int { (isBranch ? 4 : 3) + (note == nil ? 0 : 1) }

  /// Bytes of its name.
  var nameLength: Int { min(key?.count ?? 0, HTMLWriter.referentNameLimit) }

  /// Its part of the whole in twentieths.
  private var barWidth: Int {
    guard whole > 0, size > 0 else { return 0 }
    return Int(min(Double(size) / Double(whole), 1) * 20 + 0.5)
  }

  fileprivate var isBranch: Bool { if case .branch = content { true } else { false } }
  private var isLeaf: Bool { if case .leaf = content { true } else { false } }
  private var restCount: Int? { if case .rest(let count) = content { count } else { nil } }

  static let fields: [Field<TreeRow>] = [
    .flag("branch") { $0.isBranch },
    .flag("leaf") { $0.isLeaf },
    .flag("rest") { $0.restCount != nil },
    .flag("open") { $0.isOpen },
    .integer("bar") { $0.barWidth },
    .text(
      "name",
      write: { row, out in
        if row.isHidden { return out.text("(hidden)") }
        row.key?.withBytes(in: row.texts) { out.referent($0) }
      }),
    .optionalText("note") { $0.note },
    .text("restCount", write: { $1.count($0.restCount) }),
    .text("restNoun") { $0.restCount == 1 ? "smaller entry" : "smaller entries" },
    .text("size", write: { $1.size($0.size) }),
    .text("exact", write: { $1.exactSize($0.size) }),
    .text("share", write: { $1.share($0.size, of: $0.whole) }),
    .list("closes") { repeatElement(ClosedBranch(), count: $0.closes) },
  ]
}

/// The end of a branch; it holds nothing else.
struct ClosedBranch: TemplateContext {
  static let fields: [Field<ClosedBranch>] = []
}
