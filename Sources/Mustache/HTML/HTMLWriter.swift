/// A growing page of HTML: the one place where text becomes markup, and where it is escaped.
///
/// What arrives through the `text` methods can neither open a tag, nor leave a double-quoted
/// attribute, nor hide or reorder what stands around it. What arrives through the `markup`
/// methods is trusted as it is: it must be of our own making, never from a dump.
package struct HTMLWriter: Sendable {
  /// The page so far, in UTF-8 whenever the markup handed in was.
  package private(set) var bytes: [UInt8] = []

  /// An empty page with room for `capacity` bytes before it must grow.
  package init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  /// The number of bytes written so far.
  package var count: Int { bytes.count }

  /// Forgets what was written, and with `keepingCapacity` keeps the memory for the next page.
  package mutating func removeAll(keepingCapacity: Bool = false) {
    bytes.removeAll(keepingCapacity: keepingCapacity)
  }

  /// Appends markup that stands in our own source code.
  package mutating func markup(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends bytes that are markup already, unchanged: a finished fragment of our own making.
  package mutating func markup(_ markup: RawSpan) {
    markup.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// Lets a formatter append to the page what needs no escaping: digits, signs and units, never
  /// text of a dump.
  package mutating func formatted(_ write: (inout [UInt8]) -> Void) {
    write(&bytes)
  }

  /// Appends bytes that are markup already, unchanged: a finished fragment of our own making.
  package mutating func markup(_ markup: [UInt8]) {
    bytes.append(contentsOf: markup)
  }
}
