package import Output

/// A growing page of HTML: the one place where text becomes markup, and where it is escaped.
///
/// What arrives through the `text` methods can neither open a tag, nor leave a double-quoted
/// attribute, nor hide or reorder what is around it. What arrives through the `markup`
/// methods is trusted unchanged: it must be our own, never from a dump.
///
/// Its bytes are taken from an ``OutputBudget`` as they come. Once there are too many it keeps no
/// more, whatever is written: ``isFull`` tells loops to stop, ``finish()`` says why.
package struct HTMLWriter: Sendable {
  /// The page so far, in UTF-8 if all markup passed in is UTF-8.
  package private(set) var bytes: [UInt8] = []
  private var meter: OutputMeter

  /// An empty page with room for `capacity` bytes before it must grow.
  ///
  /// - Parameter paid: how many of its bytes were taken from the budget when they were made.
  package init(_ budget: OutputBudget, capacity: Int = 0, paid: Int = 0) {
    meter = OutputMeter(budget, paid: paid)
    bytes.reserveCapacity(capacity)
  }

  /// The number of bytes written so far.
  package var count: Int { bytes.count }

  /// Whether the page must not become larger; what is written now is dropped.
  package var isFull: Bool { meter.excess != nil }

  /// The longest text of the input on a page that is not its own, in bytes.
  var textLimit: Int { meter.budget.limits.text }

  /// The whole page.
  package consuming func finish() throws(OutputExcess) -> [UInt8] {
    try meter.finish(bytes.count)
    return bytes
  }

  /// Appends markup from our own source code.
  package mutating func markup(_ markup: StaticString) {
    if isFull { return }
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
    note()
  }

  /// Appends bytes that are already markup, unchanged: a finished fragment of our own.
  package mutating func markup(_ markup: RawSpan) {
    if isFull { return }
    markup.withUnsafeBytes { bytes.append(contentsOf: $0) }
    note()
  }

  /// Lets a formatter append to the page what needs no escaping: digits, signs and units, never
  /// text of a dump.
  package mutating func formatted(_ write: (inout [UInt8]) -> Void) {
    if isFull { return }
    write(&bytes)
    note()
  }

  /// Appends bytes that are already markup, unchanged: a finished fragment of our own.
  package mutating func markup(_ markup: [UInt8]) {
    if isFull { return }
    bytes.append(contentsOf: markup)
    note()
  }

  @inline(__always)
  private mutating func note() {
    if bytes.count >= meter.mark { meter.reach(bytes.count) }
  }
}
