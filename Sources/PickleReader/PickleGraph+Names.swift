import Bytes
import VisibleText

extension PickleGraph {
  /// Module and name of a global, if each has at most `limit` bytes; looks at no more than that.
  package func global(_ value: Value, upTo limit: Int) -> (module: String, name: String)? {
    guard let index = value.nodeIndex else { return nil }
    let node = nodes[index]
    switch node.kind {
    case .stackGlobal:
      let parts = items.base + Int(node.start)
      guard let module = text(parts[0], upTo: limit), let name = text(parts[1], upTo: limit)
      else { return nil }
      return (module.string, name.string)
    case .textGlobal:
      let most = min(source.count, Int(node.start) + 1 + 2 * (limit + 1))
      guard let middle = source.lineEnd(from: Int(node.start) + 1, to: most),
        source.lineEnd(from: middle + 1, to: most) != nil
      else { return nil }
      return global(value)
    default: return nil
    }
  }

  /// A string value of at most about `limit` bytes; looks at no more than that.
  package func text(_ value: Value, upTo limit: Int) -> PickleText? {
    guard let offset = value.textOffset else { return nil }
    if source.isLine(at: offset) {
      let most = min(source.count, offset + limit + 4)  // opcode, quotes and line feed
      guard source.lineEnd(from: offset + 1, to: most) != nil else { return nil }
    }
    let text = source.text(at: offset)
    return text.raw.count <= limit ? text : nil
  }

  /// Whether a string value ends where its line does: its length is not known before it is read.
  @inline(__always)
  package func isLine(_ value: Value) -> Bool {
    value.textOffset.map { source.isLine(at: $0) } ?? false
  }

  /// Module and name of a global: a name in the input, never looked up.
  package func global(_ value: Value) -> (module: String, name: String)? {
    guard let index = value.nodeIndex else { return nil }
    let node = nodes[index]
    switch node.kind {
    case .stackGlobal:
      let parts = items.base + Int(node.start)
      guard let module = string(parts[0]), let name = string(parts[1]) else { return nil }
      return (module, name)
    case .textGlobal:
      let start = Int(node.start) + 1
      guard let middle = source.lineEnd(from: start, to: source.count),
        let end = source.lineEnd(from: middle + 1, to: source.count)
      else { return nil }
      return (
        String(decoding: source.bytes[start..<middle], as: UTF8.self),
        String(decoding: source.bytes[middle + 1..<end], as: UTF8.self)
      )
    default: return nil
    }
  }

  /// The text of a string value, repaired where it is not valid.
  package func string(_ value: Value) -> String? {
    guard let offset = value.textOffset else { return nil }
    return source.text(at: offset).string
  }

  /// The bytes of a unicode or Python 2 string, as a place in the input, if it needs no decoding.
  @inline(__always)
  package func text(_ value: Value) -> PickleText? {
    guard let offset = value.textOffset else { return nil }
    return source.text(at: offset)
  }

  /// The integer, if the value is one (or a boolean) and fits 64 bits.
  @inlinable @inline(__always)
  package func integer(_ value: Value) -> Int64? {
    value.smallInteger ?? uncommonInteger(value)
  }

  @usableFromInline
  func uncommonInteger(_ value: Value) -> Int64? {
    guard value.isLong else {
      if let flag = value.boolean { return flag ? 1 : 0 }
      return nil
    }
    return source.long(at: value.payload)?.signed
  }

  /// The integer as 64 bits without a sign: addresses reach 2⁶⁴−1.
  package func unsigned(_ value: Value) -> UInt64? {
    if let small = value.smallInteger { return small < 0 ? nil : UInt64(small) }
    guard value.isLong else { return nil }
    return source.long(at: value.payload)?.unsigned
  }

  /// The number as a double, if it is one: an integer is converted, however long it is.
  package func number(_ value: Value) -> Double? {
    if let double = value.double { return double }
    if let integer = integer(value) { return Double(integer) }
    return value.isLong ? source.long(at: value.payload)?.double : nil
  }

  /// What kind of thing a value is, in the words of Python: for messages.
  package func describe(_ value: Value) -> String {
    if value.isNone { return "None" }
    if value.boolean != nil { return "a bool" }
    if value.isDouble { return "a float" }
    if value.smallInteger != nil || value.isLong { return "an int" }
    if let offset = value.textOffset {
      return source.text(at: offset).encoding == .bytes ? "bytes" : "a string"
    }
    guard let index = value.nodeIndex else { return "an instance" }
    let count = Int(nodes[index].count)
    switch nodes[index].kind {
    case .tuple: return "a tuple of \(count)"
    case .list: return describeList(value, count: count)
    case .dictionary: return "a dict of \(count / 2)"
    case .set: return "a set of \(count)"
    case .stackGlobal, .textGlobal: return "the name \(name(of: value))"
    case .instance: return "an instance of \(name(of: instance(value)?.type ?? .none))"
    case .reduction: return "the result of calling \(name(of: items[Int(nodes[index].start)]))"
    case .extensionCode: return "extension code \(nodes[index].start)"
    case .persistent: return "a persistent id"
    case .folded: return "an instance"
    }
  }

  private func describeList(_ value: Value, count: Int) -> String {
    guard let elements = items(of: value), let first = elements.first else {
      return "an empty list"
    }
    let isStrings = elements.allSatisfy(\.isText)
    let isIntegers = elements.allSatisfy { $0.smallInteger != nil }
    let noun = isStrings ? "string" : isIntegers ? "int" : nil
    if let noun { return "a list of \(count) \(noun)\(count == 1 ? "" : "s")" }
    return
      "a list of \(count) that begins with \(first.nodeIndex == nil ? describe(first) : "an object")"
  }

  private func name(of value: Value) -> String {
    guard let global = global(value) else { return "something unnamed" }
    return "\(global.module).\(global.name)".visible(atMost: 80)
  }
}
