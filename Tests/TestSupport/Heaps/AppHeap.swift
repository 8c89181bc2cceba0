/// The heap of a module `app`, made object by object.
package struct AppHeap {
  /// What an object of it can be.
  package enum Kind: UInt32, CaseIterable, Sendable {
    case module, dict, list, set, frozenset, deque, str, bytes, int, float, type, store, array

    fileprivate var name: String {
      switch self {
      case .store: "Store"
      default: "\(self)"
      }
    }

    fileprivate var module: String {
      switch self {
      case .store: "app"
      case .deque: "collections"
      case .array: "array"
      default: "builtins"
      }
    }

    /// The number of its layout.
    fileprivate var layout: UInt32 {
      switch self {
      case .module, .type, .store: 1
      case .dict: 2
      case .list: 3
      case .deque: 4
      case .set, .frozenset: 5
      default: 0
      }
    }
  }

  private static let module: UInt64 = 8
  private static let variables: UInt64 = 16
  private var objects: [TestObject] = []
  private var values: [(address: UInt64, kind: UInt32, text: String, length: Int)] = []
  private var names: [UInt64] = []
  private var held: [UInt64] = []
  private var next: UInt64 = 24

  package init() {}

  /// Adds an object; returns its address.
  ///
  /// - Parameter count: its reference count; nil: not known.
  package mutating func add(
    _ kind: Kind, bytes: UInt64 = 16, _ references: [UInt64] = [], count: UInt32? = nil
  ) -> UInt64 {
    next += 8
    objects.append(
      TestObject(
        address: next, bytes: bytes, type: kind.rawValue, layout: kind.layout,
        count: count ?? .max, references: references))
    return next
  }

  /// Adds a text, or bytes.
  ///
  /// - Parameter length: of the whole, where `text` is the beginning of it.
  package mutating func value(
    _ text: String, _ kind: Kind = .str, bytes: UInt64 = 52, length: Int? = nil,
    count: UInt32? = nil
  ) -> UInt64 {
    let address = add(kind, bytes: bytes, count: count)
    let code: UInt32 = kind == .str ? 1 : kind == .bytes ? 2 : 3
    values.append((address, code, text, length ?? text.unicodeScalars.count))
    return address
  }

  /// Adds a dictionary with values under texts.
  package mutating func dict(_ entries: [(String, UInt64)], bytes: UInt64 = 232) -> UInt64 {
    let keys = entries.map { value($0.0) }
    return add(.dict, bytes: bytes, keys + entries.map(\.1))
  }

  /// Gives the module a variable.
  package mutating func variable(_ name: String, _ address: UInt64) {
    names.append(value(name))
    held.append(address)
  }

  /// The whole file.
  ///
  /// - Parameter facts: what it says of the process.
  package func file(facts: [(name: String, text: String)] = []) -> [UInt8] {
    var file = HeapFileWriter()
    if !facts.isEmpty {
      file.texts(facts.flatMap { [$0.name, $0.text] }, kind: "INFO", count: facts.count)
    }
    let texts = Kind.allCases.flatMap { [$0.name, $0.module] } + ["app"]
    file.texts(texts)
    file.types(
      Kind.allCases.map {
        (UInt64(1 << 40) + UInt64($0.rawValue), 2 * $0.rawValue, 2 * $0.rawValue + 1)
      })
    file.layouts([(0, []), (0, [2 << 28]), (3, []), (2, []), (1, []), (4, [])])
    file.objects(
      [
        TestObject(
          address: Self.module, type: Kind.module.rawValue, layout: 1, references: [Self.variables]),
        TestObject(
          address: Self.variables, bytes: 104, type: Kind.dict.rawValue, layout: 2,
          references: names + held),
      ] + objects)
    file.values(values)
    file.roots([(1, UInt32(texts.count - 1), Self.module)])
    return file.ended()
  }
}
