/// What a recorder puts before the name of a referent: `[K] key`, `[V] key: value`, `[S] slot: value`.
enum ReferentMark {
  static let key = Array("[K] ".utf8)
  /// Of values, which are shown by name alone.
  static let values = [Array("[V] ".utf8), Array("[S] ".utf8)]

  /// A name as pages show it: a value's without its mark; nil for a key's.
  static func shown(_ name: String) -> String? {
    let bytes = name.utf8
    if bytes.starts(with: key) { return nil }
    guard let mark = values.first(where: { bytes.starts(with: $0) }) else { return name }
    return String(name.dropFirst(mark.count))
  }
}
