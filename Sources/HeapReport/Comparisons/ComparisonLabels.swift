package import HeapComparison

/// What the two dumps of a comparison are called. They are never called the same.
package struct ComparisonLabels: Sendable {
  private let base: String
  private let head: String
  /// The names of the files.
  private let files: (base: String, head: String)

  /// - Parameters:
  ///   - base: the file's name, without folders.
  ///   - head: the same of the other.
  ///   - names: what a person calls them; nil: the names of the files.
  package init(base: String, head: String, names: (base: String, head: String)? = nil) {
    files = (base, head)
    let (one, other) = (names?.base ?? base, names?.head ?? head)
    let isSame = one.utf8.elementsEqual(other.utf8)
    self.base = isSame ? "\(one) (before)" : one
    self.head = isSame ? "\(other) (after)" : other
  }

  package subscript(side: Side) -> String { side == .base ? base : head }

  /// The name of the file where the label is another.
  func file(_ side: Side) -> String? {
    let file = side == .base ? files.base : files.head
    return self[side].hasPrefix(file) ? nil : file
  }

  /// Characters that fit above a column of numbers.
  private static let columnLimit = 10

  /// Labels for the head of a column: the names where both are short.
  func column(_ side: Side) -> String {
    let isShort = max(base.unicodeScalars.count, head.unicodeScalars.count) <= Self.columnLimit
    return isShort ? self[side] : side == .base ? "Before" : "After"
  }
}
