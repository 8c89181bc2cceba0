/// Names, arguments and variables of the system are bytes; here they are texts.
///
/// A byte that is not part of valid UTF-8 becomes a character of private use, U+10FE00 and its value;
/// where a text has such a character itself, its bytes are taken apart in the same way. So every text that
/// comes from the system goes back as the bytes that it was. Shown to a person it is `\\xff`
/// (`VisibleEscape`).
extension String {
  private static let firstOfBytes: UInt32 = 0x10_FE00
  /// Bytes below 0x80 are always characters.
  private static let ofBytes: ClosedRange<UInt32> = 0x10_FE80...0x10_FEFF

  /// The text of bytes of the system.
  package init(systemBytes bytes: some Collection<UInt8>) {
    if let text = String(validating: bytes, as: UTF8.self),
      text.unicodeScalars.allSatisfy({ !Self.ofBytes.contains($0.value) })
    {
      self = text
      return
    }
    var text = UnicodeScalarView()
    func append(_ byte: UInt8) {
      Unicode.Scalar(byte < 0x80 ? UInt32(byte) : Self.firstOfBytes + UInt32(byte)).map {
        text.append($0)
      }
    }
    var rest = Array(bytes)[...]
    while let first = rest.first {
      let count = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      let scalars = String(validating: rest.prefix(count), as: UTF8.self)?.unicodeScalars
      if let scalars, scalars.count == 1, let scalar = scalars.first,
        !Self.ofBytes.contains(scalar.value)
      {
        text.append(scalar)
        rest = rest.dropFirst(count)
      } else {
        append(first)
        rest = rest.dropFirst()
      }
    }
    self = String(text)
  }

  /// The text of a C string of the system.
  package init(systemString: UnsafePointer<CChar>) {
    let bytes = UnsafeRawBufferPointer(start: systemString, count: strlen(systemString))
    self.init(systemBytes: bytes)
  }

  /// The bytes of a text that came from the system, or that goes there.
  package var systemBytes: [UInt8] {
    if unicodeScalars.allSatisfy({ $0.value < Self.firstOfBytes }) { return Array(utf8) }
    var bytes: [UInt8] = []
    for scalar in unicodeScalars {
      if Self.ofBytes.contains(scalar.value) {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        bytes += Array(String(scalar).utf8)
      }
    }
    return bytes
  }

  /// Calls `body` with the text as a C string of the system.
  func withBytes<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    let bytes = systemBytes.map { CChar(bitPattern: $0) } + [0]
    return body(bytes)
  }
}
