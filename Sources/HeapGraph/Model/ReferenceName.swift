/// How an object names one of its references.
package enum ReferenceName: Sendable, Hashable {
  /// It has no name.
  case none
  /// An attribute or slot.
  case attribute(text: Int)
  /// `__dict__`.
  case namespace
  /// `__closure__`; the text has the names of the variables, with commas.
  case closure(text: Int)
  /// What is in a cell.
  case contents
  /// A local variable.
  case local(text: Int)
  /// The type.
  case type
  /// What cannot be had from Python, by a word.
  case word(text: Int)
  /// The variables of a function's module.
  case globals
  /// An element by its place.
  case index(Int)
  /// A key of a dictionary.
  case key
  /// What a dictionary has under a key.
  ///
  /// - key: the place of the reference to the key among the references of the dictionary.
  case value(key: Int)
  /// A member of a set.
  case member

  /// The name that a code of the file means; kinds of a later version have no name.
  init(code: UInt32) {
    let text = Int(code & 0x0FFF_FFFF)
    switch code >> 28 {
    case 1: self = .attribute(text: text)
    case 2: self = .namespace
    case 3: self = .closure(text: text)
    case 4: self = .contents
    case 5: self = .local(text: text)
    case 6: self = .type
    case 7: self = .word(text: text)
    case 8: self = .globals
    default: self = .none
    }
  }
}
