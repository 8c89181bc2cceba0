import HeapProfile
import Mustache

extension HTMLWriter {
  /// A longer name is cut in its middle, in bytes.
  static let referentNameLimit = 400

  /// The name of a referent: `[V] name: repr` and `[S] name: repr` are values with their names,
  /// `[K] name` is a key.
  mutating func referent(_ name: UnsafeRawBufferPointer) {
    if ReferentMark(name) == .key { text("key ") }
    let name = ReferentMark.unmarked(name)
    guard name.count > Self.referentNameLimit else { return text(name.bytes) }
    text(String(decoding: name, as: UTF8.self).cutInMiddle(to: Self.referentNameLimit / 2))
  }
}
