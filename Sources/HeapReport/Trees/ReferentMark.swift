import Mustache

/// What a recorder puts before the name of a referent: `[K] key`, `[V] key: value`, `[S] slot: value`.
enum ReferentMark {
  static let key = Array("[K] ".utf8)
  /// Of values, which are shown by name alone.
  static let values = [Array("[V] ".utf8), Array("[S] ".utf8)]

  /// A longer name is cut in its middle, in bytes.
  static let nameLimit = 400

  /// A name as pages show it: a value's without its mark; nil for a key's.
  static func shown(_ name: String) -> String? {
    let bytes = name.utf8
    if bytes.starts(with: key) { return nil }
    guard let mark = values.first(where: { bytes.starts(with: $0) }) else { return name }
    return String(name.dropFirst(mark.count))
  }
}

extension HTMLWriter {
  /// The name of a referent: `[V] name: repr` and `[S] name: repr` are values with their names,
  /// `[K] name` is a key.
  mutating func referent(_ name: UnsafeRawBufferPointer) {
    var name = name
    if let mark = ReferentMark.values.first(where: { name.starts(with: $0) }) {
      name = UnsafeRawBufferPointer(rebasing: name.dropFirst(mark.count))
    } else if name.starts(with: ReferentMark.key) {
      text("key ")
      name = UnsafeRawBufferPointer(rebasing: name.dropFirst(ReferentMark.key.count))
    }
    guard name.count > ReferentMark.nameLimit else { return text(name.bytes) }
    text(String(decoding: name, as: UTF8.self).cutInMiddle(to: ReferentMark.nameLimit / 2))
  }
}
