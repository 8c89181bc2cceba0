import PickleReader

/// The name of a class in the index, as Python compares it: by its bytes, so that two names that only
/// look the same are two classes.
struct IndexKey: Hashable {
  let utf8: [UInt8]
  /// Whether it is a byte string that no text is equal to: Python 2 takes only ASCII ones for texts.
  let isByteString: Bool

  private init(utf8: [UInt8], isByteString: Bool) {
    self.utf8 = utf8
    self.isByteString = isByteString
  }

  /// A text.
  init(text utf8: [UInt8]) {
    self.init(utf8: utf8, isByteString: false)
  }

  /// - Returns: nil when the value is neither text nor a class.
  init?(_ value: Value, in graph: borrowing PickleGraph) {
    if let text = graph.text(value) {
      let utf8 = text.utf8
      let isText = text.encoding == .utf8 || text.encoding == .unicodeEscaped
      self.init(utf8: utf8, isByteString: !isText && !utf8.allSatisfy { $0 < 0x80 })
    } else if let global = graph.global(value) {
      self.init(text: Array("\(global.module).\(global.name)".utf8))
    } else {
      return nil
    }
  }
}
