/// Python 2 `str` and bytes as UTF-8: unchanged if valid, else read as Latin-1.
func decodePython2(_ raw: UnsafeRawBufferPointer) -> [UInt8] {
  if isASCII(raw) || String(validating: raw, as: UTF8.self) != nil { return Array(raw) }
  var utf8: [UInt8] = []
  for byte in raw { appendScalar(UInt32(byte), to: &utf8) }
  return utf8
}

/// Resolves the escapes of a Python 2 string literal (CPython, `PyString_DecodeEscape`).
///
/// An escape that Python does not know stays as it is written.
func unescapeLiteral(_ raw: UnsafeRawBufferPointer) -> [UInt8] {
  var result: [UInt8] = []
  var index = 0
  while index < raw.count {
    let byte = raw[index]
    index += 1
    guard byte == 0x5C, index < raw.count else {
      result.append(byte)
      continue
    }
    let escape = raw[index]
    index += 1
    switch escape {
    case 0x5C, 0x27, 0x22: result.append(escape)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "a"): result.append(0x07)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "v"): result.append(0x0B)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      let (value, length) = octal(raw, from: index - 1)
      result.append(value)
      index += length - 1
    case UInt8(ascii: "x"):
      if let (value, next) = hexadecimal(raw, from: index, digits: 2) {
        result.append(UInt8(truncatingIfNeeded: value))
        index = next
      } else {
        result += [0x5C, escape]
      }
    default: result += [0x5C, escape]
    }
  }
  return result
}

/// Resolves raw-unicode-escape: Latin-1 bytes, `\uXXXX` and `\UXXXXXXXX` (CPython, unicodeobject.c).
func unescapeUnicode(_ raw: UnsafeRawBufferPointer) -> [UInt8] {
  var result: [UInt8] = []
  var index = 0
  while index < raw.count {
    let byte = raw[index]
    index += 1
    guard byte == 0x5C, index < raw.count else {
      appendScalar(UInt32(byte), to: &result)
      continue
    }
    let escape = raw[index]
    index += 1
    if escape == 0x75 || escape == 0x55,
      let (value, next) = hexadecimal(raw, from: index, digits: escape == 0x75 ? 4 : 8)
    {
      appendScalar(value, to: &result)
      index = next
    } else {
      // A backslash before anything else, also before another one, stays as it is.
      result.append(byte)
      appendScalar(UInt32(escape), to: &result)
    }
  }
  return result
}

/// Appends a code point as UTF-8; what is not one (a lone surrogate, too large) becomes U+FFFD.
private func appendScalar(_ value: UInt32, to utf8: inout [UInt8]) {
  let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
  utf8.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
}

private func octal(_ raw: UnsafeRawBufferPointer, from start: Int) -> (value: UInt8, length: Int) {
  var value: UInt32 = 0
  var index = start
  while index < raw.count, index < start + 3, (0x30...0x37).contains(raw[index]) {
    value = value << 3 | UInt32(raw[index] - 0x30)
    index += 1
  }
  return (UInt8(truncatingIfNeeded: value), index - start)
}

private func hexadecimal(_ raw: UnsafeRawBufferPointer, from start: Int, digits: Int)
  -> (value: UInt32, next: Int)?
{
  guard start + digits <= raw.count else { return nil }
  var value: UInt32 = 0
  for index in start..<start + digits {
    guard let digit = hexadecimalDigit(raw[index]) else { return nil }
    value = value << 4 | UInt32(digit)
  }
  return (value, start + digits)
}

private func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x41 + 10
  case 0x61...0x66: byte - 0x61 + 10
  default: nil
  }
}
