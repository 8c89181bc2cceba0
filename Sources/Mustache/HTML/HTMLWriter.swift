/// A growing page of HTML: the one place where text becomes markup, and where it is escaped.
///
/// What arrives through the `text` methods can neither open a tag, nor leave a double-quoted
/// attribute, nor hide or reorder what is around it. What arrives through the `markup`
/// methods is trusted unchanged: it must be our own, never from a dump.
package struct HTMLWriter: Sendable {
  /// The page so far, in UTF-8 if all markup passed in is UTF-8.
  package private(set) var bytes: [UInt8] = []

  /// An empty page with room for `capacity` bytes before it must grow.
  package init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  /// The number of bytes written so far.
  package var count: Int { bytes.count }

  /// Forgets what was written; with `keepingCapacity` it keeps the memory for the next page.
  package mutating func removeAll(keepingCapacity: Bool = false) {
    bytes.removeAll(keepingCapacity: keepingCapacity)
  }

  /// Appends markup from our own source code.
  package mutating func markup(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends bytes that are already markup, unchanged: a finished fragment of our own.
  package mutating func markup(_ markup: RawSpan) {
    markup.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// Lets a formatter append to the page what needs no escaping: digits, signs and units, never
  /// text of a dump.
  package mutating func formatted(_ write: (inout [UInt8]) -> Void) {
    write(&bytes)
  }

  /// Appends bytes that are already markup, unchanged: a finished fragment of our own.
  package mutating func markup(_ markup: [UInt8]) {
    bytes.append(contentsOf: markup)
  }
}
