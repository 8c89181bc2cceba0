import HeapProfile
import Measures

/// What the `__dict__`s of some instances take.
struct NamespaceSizes {
  /// Bytes of each instance that lead to its attributes, and that are in no size of Python's.
  let pointers: ByteCount
  /// Instances with a dictionary of their own.
  private(set) var count = 0
  /// Those of them whose attributes the dump shows, and how many these are.
  private(set) var shown = 0
  private(set) var keys = 0
  /// Bytes of the dictionaries, and of what leads to them, beyond one place for each value.
  private(set) var saving: ByteCount = 0
  /// Bytes of all instances with everything.
  private(set) var whole: ByteCount = 0

  mutating func add(_ instance: Sized) { whole += instance.size }

  init(_ profile: HeapProfile) {
    pointers = profile.record?.python.map(Self.pointers) ?? 0
  }

  /// From 3.11 on two pointers stand before an instance that may have a `__dict__`: the values of its
  /// attributes, or the dictionary once somebody asked for it, and its weak references.
  static func pointers(version: String) -> ByteCount {
    let parts = version.split(separator: ".").prefix(2).compactMap { Int($0) }
    return parts.count == 2 && (parts[0], parts[1]) >= (3, 11) ? 16 : 0
  }

  /// - Parameter namespace: The dictionary or, from Python 3.11 on, the array of values in its place;
  ///   nothing of its own where the values are a part of the instance (3.13).
  mutating func add(namespace: Sized, keys: Int) {
    guard namespace.flat > 0 else { return }
    count += 1
    if keys > 0 { shown += 1 }
    self.keys += keys
    saving += namespace.flat + pointers - 8 * keys
  }
}
