import HeapProfile
import HeapStatistics

/// Which part of a referent's name strangers may see.
///
/// Names of attributes come from the program's source; keys of dictionaries and elements of lists
/// are its data. Attributes are the values of `__dict__` and the names in underscores.
enum Redaction {
  /// - Parameter parent: the name of the object that refers to it; nil for the instance itself.
  static func hides(_ key: ReferentKey, below parent: ReferentKey?, in texts: TextStore) -> Bool {
    let isAttribute = parent.map { $0.withBytes(in: texts) { $0.elementsEqual(dictionary) } }
    return key.withBytes(in: texts) { name in
      if name.starts(with: underscores), !name.contains(UInt8(ascii: ":")) { return false }
      let isKeyOrValue = prefixes.contains { name.starts(with: $0) }
      return !(isKeyOrValue && isAttribute == true)
    }
  }

  private static let dictionary = Array("__dict__".utf8)
  private static let underscores = Array("__".utf8)
  private static let prefixes = [Array("[K] ".utf8), Array("[V] ".utf8)]
}
