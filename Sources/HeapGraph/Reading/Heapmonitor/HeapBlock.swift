import Bytes
import Gzip

/// One block of a heap file, whose content has not been looked at.
struct HeapBlock {
  /// Kinds that are read; those of later versions are passed over.
  enum Kind: String {
    case info = "INFO"
    case text = "TEXT"
    case type = "TYPE"
    case layout = "LAYO"
    case objects = "OBJS"
    case values = "VALU"
    case roots = "ROOT"
    case end = "END!"
  }

  /// Nil: one that is not known.
  let kind: Kind?
  /// How many of what it holds.
  let count: Int
  /// Where its content is in the file.
  let content: Range<Int>
  /// Bytes of the content when it is decompressed.
  let length: Int
  let checksum: UInt32
  /// Where its head is.
  let offset: Int

  /// Bytes of a block's head.
  static let headLength = 20

  /// For an object: address, bytes, type, layout, reference count, number of references.
  static let bytesPerObject = 32

  /// The number of references in a block of objects; nil: its length fits no number.
  var referenceCount: Int? {
    let rest = length - count * Self.bytesPerObject
    return rest >= 0 && rest % 8 == 0 ? rest / 8 : nil
  }
}
