import HeapProfile

/// What the `__dict__`s of some instances take.
struct NamespaceSizes {
  /// Instances with a dictionary of their own.
  private(set) var count = 0
  /// Those of them whose attributes the dump shows, and how many these are.
  private(set) var shown = 0
  private(set) var keys = 0
  /// Bytes of the dictionaries beyond one place for each value.
  private(set) var saving: Int64 = 0
  /// Bytes of all instances with everything.
  private(set) var whole: Int64 = 0

  mutating func add(_ instance: Sized) { whole = whole.plus(instance.size) }

  mutating func add(namespace: Sized, keys: Int) {
    guard namespace.size > 0 else { return }
    count += 1
    if keys > 0 { shown += 1 }
    self.keys += keys
    saving = saving.plus(namespace.flat.minus(8 * Int64(keys)))
  }
}
