import HeapProfile
import Measures
import Mustache

/// How numbers are written on pages: one unit system, and a dash for what is unknown.
extension HTMLWriter {
  /// Bytes with their unit: `25.08 MiB`.
  mutating func size(_ bytes: ByteCount?) {
    guard let bytes else { return unknown() }
    formatted { ByteSize(bytes).append(to: &$0) }
  }

  /// All digits of a number of bytes: `26,298,285 bytes`.
  mutating func exactSize(_ bytes: ByteCount?) {
    guard let bytes else { return }
    formatted { GroupedCount(bytes).append(to: &$0) }
    markup(bytes == 1 ? " byte" : " bytes")
  }

  /// Bytes that need not be whole: an average.
  mutating func size(_ bytes: Double?) {
    size(bytes.map { ByteCount(nearest: $0) })
  }

  /// A number with its thousands apart: `3,296`.
  mutating func count(_ count: Int?) {
    guard let count else { return unknown() }
    formatted { GroupedCount(count).append(to: &$0) }
  }

  /// A part of a whole, in percent: `55.7 %`; a dash when there is no whole.
  mutating func share(_ part: ByteCount, of whole: ByteCount?) {
    guard let whole, let percent = Percent(part, of: whole) else { return unknown() }
    text(percent.description)  // a small share is "<0.1 %", which needs escaping
  }

  /// The same of things.
  mutating func share(_ part: Int, of whole: Int) {
    guard let percent = Percent(part, of: whole) else { return unknown() }
    text(percent.description)
  }

  /// Bytes more or less, with a sign: `+10.33 MiB`, `−1.02 KiB`, `±0 B`.
  mutating func change(_ bytes: ByteCount) {
    markup(bytes == 0 ? "±" : bytes > 0 ? "+" : "")
    size(bytes)
  }

  /// Seconds since the program's start, or their distance.
  mutating func seconds(_ seconds: Double?) {
    guard let seconds else { return unknown() }
    formatted { Seconds(seconds).append(to: &$0) }
  }

  /// An address as Python's `repr` writes it.
  mutating func address(_ address: UInt64) {
    if address == 0 { return unknown() }
    markup("0x")
    hexadecimal(address)
  }

  /// A coordinate with at most two decimals.
  mutating func number(_ value: Double) {
    guard value.isFinite, abs(value) < 1e9 else { return markup("0") }
    let hundredths = Int64((value * 100).rounded())
    if hundredths < 0 { markup("-") }
    let magnitude = Int(hundredths.magnitude)
    integer(magnitude / 100)
    if magnitude % 100 != 0 {
      markup(".")
      integer(magnitude / 10 % 10)
      if magnitude % 10 != 0 { integer(magnitude % 10) }
    }
  }

  /// What the dump does not say.
  mutating func unknown() {
    markup("–")
  }

  /// A name with dots, which may be broken after each of them.
  ///
  /// - Parameter isWhole: whether all of it is written, however long.
  mutating func dotted(_ name: String, isWhole: Bool = false) {
    var rest = name[...]
    var parts = 0
    while let dot = rest.firstIndex(of: "."), parts < 8, rest.index(after: dot) < rest.endIndex {
      put(String(rest[...dot]), isWhole)
      markup("<wbr>")
      rest = rest[rest.index(after: dot)...]
      parts += 1
    }
    put(String(rest), isWhole)
  }

  private mutating func put(_ part: String, _ isWhole: Bool) {
    if isWhole { wholeText(part) } else { text(part) }
  }

  /// A text of the dump.
  mutating func text(_ text: TextRef, in texts: TextStore) {
    texts.withBytes(text) { self.text($0.bytes) }
  }
}
