package import HeapFindings
package import HeapProfile
import HeapStatistics

/// The bytes of an attribute of a class in both runs.
package struct AttributeChange: Sendable {
  package let name: AttributeName
  package let bytes: ByteChange
}

extension ReferentChanges {
  /// The attributes of the class, those in `__dict__` as well, the largest change first.
  ///
  /// - Parameter texts: those of both runs, by side.
  package func attributes(_ texts: (base: TextStore, head: TextStore)) -> [AttributeChange] {
    var found: [AttributeChange] = []
    var isInDictionary = false
    for row in rows.dropFirst() {
      if row.level == 1 { isInDictionary = false }
      guard row.level == 1 || row.level == 2 && isInDictionary else { continue }
      let store = row.side == .base ? texts.base : texts.head
      let part = row.key.withBytes(in: store) {
        ReferentPart($0, isInDictionary: row.level == 2)
      }
      switch part {
      case .dictionary: isInDictionary = true
      case .attribute(let name): found.append(AttributeChange(name: name, bytes: row.bytes))
      case .other: break
      }
    }
    return found.enumerated().sorted { left, right in
      let (one, other) = (left.element.bytes.magnitude, right.element.bytes.magnitude)
      return one != other ? one > other : left.offset < right.offset
    }.map(\.element)
  }
}

/// What a referent of an instance is, by the name that the recorder gave it.
private enum ReferentPart {
  /// `__dict__`, which holds attributes.
  case dictionary
  case attribute(AttributeName)
  /// A key, or the class.
  case other

  init(_ name: UnsafeRawBufferPointer, isInDictionary: Bool) {
    let text = String(decoding: name, as: UTF8.self)
    if text.utf8.starts(with: "[V] ".utf8) {
      self = .attribute(AttributeName(text: Self.unmarked(text), isDeclared: isInDictionary))
    } else if text.utf8.starts(with: "[S] ".utf8) {
      self = .attribute(AttributeName(text: Self.unmarked(text), isDeclared: true))
    } else if isInDictionary || text == "__class__" || text.utf8.starts(with: "[K] ".utf8) {
      self = .other
    } else if text == "__dict__" {
      self = .dictionary
    } else {
      // An element of a list is data, too.
      self = .attribute(AttributeName(text: text, isDeclared: !text.utf8.starts(with: "[".utf8)))
    }
  }

  private static func unmarked(_ text: String) -> String {
    String(decoding: text.utf8.dropFirst(4), as: UTF8.self)
  }
}
