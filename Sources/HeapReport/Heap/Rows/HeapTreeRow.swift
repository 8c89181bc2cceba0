import Measures
import Mustache

/// A line of an opening tree of objects. Trees are flat on the way to the page, so that no input can
/// make templates nest deeper than they are written.
struct HeapTreeRow: TemplateContext {
  /// What a line is.
  enum Content: Sendable, Equatable {
    /// An object with lines below it.
    case branch
    /// An object.
    case leaf
    /// Objects without a line.
    case rest(Int)
  }

  private let content: Content
  private let bytes: ByteCount
  private let whole: ByteCount
  private let level: Int
  private var closes = 0
  /// Its name within the object above it.
  var name = ""
  var type: String?
  var href: String?
  var isOpen = false

  /// Characters of a name that are seen.
  private static let nameLength = 100

  /// - Parameters:
  ///   - bytes: that it retains.
  ///   - whole: what its share is of.
  init(_ content: Content, _ bytes: ByteCount, of whole: ByteCount, level: Int) {
    self.content = content
    self.bytes = bytes
    self.whole = whole
    self.level = level
  }

  /// Tells each line how many branches end with it, and opens the first branch.
  static func close(_ rows: inout [HeapTreeRow]) {
    if let first = rows.firstIndex(where: { $0.content == .branch }) { rows[first].isOpen = true }
    for place in rows.indices {
      let next = place + 1 < rows.count ? rows[place + 1].level : 0
      rows[place].closes = max(0, rows[place].level - next)
    }
  }

  private var restText: String? {
    guard case .rest(let count) = content else { return nil }
    return GroupedCount(count).of("smaller object", "smaller objects")
  }

  /// Its part of the whole in twentieths.
  private var barWidth: Int {
    guard whole > 0, bytes > 0 else { return 0 }
    return Int(min(Double(bytes) / Double(whole), 1) * 20 + 0.5)
  }

  static let fields: [Field<HeapTreeRow>] = [
    .flag("branch") { $0.content == .branch },
    .flag("leaf") { $0.content == .leaf },
    .optionalText("rest") { $0.restText },
    .flag("open") { $0.isOpen },
    .integer("bar") { $0.barWidth },
    .text("name") { $0.name.cutInMiddle(to: nameLength) },
    .optionalText("type") { $0.type?.cutInMiddle(to: nameLength) },
    .optionalText("href") { $0.href },
    .text("size", write: { $1.size($0.bytes) }),
    .text("exact", write: { $1.exactSize($0.bytes) }),
    .text("share", write: { $1.share($0.bytes, of: $0.whole) }),
    .list("closes") { repeatElement(ClosedBranch(), count: $0.closes) },
  ]
}
