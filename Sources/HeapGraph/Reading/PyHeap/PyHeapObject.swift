/// An object of a .pyheap file: where its parts are.
struct PyHeapObject {
  let address: UInt64
  let type: UInt64
  let size: UInt32
  /// Which of Python's own containers it is.
  let container: Container?
  /// Where its elements begin, and how many there are: of a dictionary keys and values by turns.
  let elements: (place: Int, count: Int)
  /// The same of what else it refers to.
  let referents: (place: Int, count: Int)
  /// Where its attributes begin, and how many there are.
  let attributes: (place: Int, count: Int)
  /// What `str` says of it; nil: the file does not have it.
  let text: UnsafeRawBufferPointer?

  enum Container {
    case dictionary
    case sequence
    case set
  }

  /// The types that the parts of an object depend on.
  struct Kinds {
    private let dictionary: UInt64?
    private let list: UInt64?
    private let tuple: UInt64?
    private let set: UInt64?
    private let common: Set<UInt64>
    private let hasTexts: Bool

    init(_ file: PyHeapFile) {
      dictionary = file.known["dict"]
      list = file.known["list"]
      tuple = file.known["tuple"]
      set = file.known["set"]
      common = file.common
      hasTexts = file.hasTexts
    }

    func container(_ type: UInt64) -> Container? {
      type == dictionary
        ? .dictionary : type == list || type == tuple ? .sequence : type == set ? .set : nil
    }

    func hasAttributes(_ type: UInt64) -> Bool { !common.contains(type) }
    func hasText(_ container: Container?) -> Bool { hasTexts && container == nil }
  }

  init(_ rest: inout PyHeapBytes, _ kinds: Kinds) throws(HeapGraphError) {
    address = try rest.number()
    type = try rest.number()
    size = try rest.number()
    container = kinds.container(type)
    elements = try Self.addresses(
      &rest, each: container == nil ? 0 : container == .dictionary ? 2 : 1)
    referents = try Self.addresses(&rest, each: 1)
    if kinds.hasAttributes(type) {
      let count = try rest.count(of: 10)
      attributes = (rest.offset, count)
      for _ in 0..<count { _ = try PyHeapFile.attribute(&rest) }
    } else {
      attributes = (rest.offset, 0)
    }
    text = kinds.hasText(container) ? try rest.text() : nil
  }

  private static func addresses(
    _ rest: inout PyHeapBytes, each: Int
  ) throws(HeapGraphError) -> (place: Int, count: Int) {
    guard each > 0 else { return (rest.offset, 0) }
    let count = try rest.count(of: 8 * each) * each
    let place = rest.offset
    try rest.skip(8 * count)
    return (place, count)
  }

  /// How many references it has.
  var references: Int { elements.count + referents.count }

  /// The name of the class that it is, as `str` gives it: `<class 'app.Store'>`.
  var className: Substring? { quoted(after: "<class '", before: "'>") }

  /// The name of the module that it is: `<module 'app' from 'app.py'>`.
  var moduleName: Substring? {
    quoted(after: "<module '", before: nil).map { $0.prefix { $0 != "'" } }
  }

  private func quoted(after start: StaticString, before end: String?) -> Substring? {
    guard let text,
      start.withUTF8Buffer({ start in text.starts(with: start) }),
      text.count <= 4 * HeapTexts.longest
    else { return nil }
    let whole = String(decoding: text, as: UTF8.self).dropFirst(start.utf8CodeUnitCount)
    guard let end else { return whole }
    return whole.hasSuffix(end) ? whole.dropLast(end.count) : nil
  }
}
