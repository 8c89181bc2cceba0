import HeapProfile
import HeapStatistics

/// Which part of a referent's name strangers may see.
///
/// Names of attributes come from the program's source; keys of dictionaries and elements of lists
/// are its data. A recorder marks keys and values (`[K] …`, `[V] …`), elements (`[0]`) and slots
/// (`[S] …`). So a name is shown only where it is known to be an attribute's: an identifier that is
/// not marked (of a class with `__slots__`, of one of Python's own types), of a slot, or marked right
/// below `__dict__`.
enum Redaction {
  /// - Parameter parent: the name of the object that refers to it; nil for the instance itself.
  static func hides(_ key: ReferentKey, below parent: ReferentKey?, in texts: TextStore) -> Bool {
    hides(key, isInDictionary: parent.map { isDictionary($0, in: texts) } ?? false, in: texts)
  }

  /// Whether a name is that of the attributes of an instance.
  static func isDictionary(_ key: ReferentKey, in texts: TextStore) -> Bool {
    key.withBytes(in: texts) { $0.elementsEqual(dictionary) }
  }

  /// - Parameter isInDictionary: whether the object that refers to it is a `__dict__`.
  static func hides(_ key: ReferentKey, isInDictionary: Bool, in texts: TextStore) -> Bool {
    key.withBytes(in: texts) { name in
      let isName = isIdentifier(ReferentMark.unmarked(name))
      return switch ReferentMark(name) {
      case nil, .slot: !isName
      case .key, .value: !isInDictionary || !isName
      }
    }
  }

  /// The folders of a path are left out, whatever system it is of.
  static func withoutFolders(_ path: String) -> String { path.lastPathPart }

  /// Whether a text can be the name of an attribute in a program's source.
  static func isIdentifier(_ text: String) -> Bool {
    var scalars = text.unicodeScalars[...]
    guard let first = scalars.popFirst(), first == "_" || first.properties.isXIDStart else {
      return false
    }
    return scalars.allSatisfy(\.properties.isXIDContinue)
  }

  private static func isIdentifier(_ utf8: UnsafeRawBufferPointer) -> Bool {
    isIdentifier(String(decoding: utf8, as: UTF8.self))
  }

  private static let dictionary = Array("__dict__".utf8)
}
