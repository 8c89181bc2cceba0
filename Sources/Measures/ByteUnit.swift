/// The units of memory, each 1024 times the previous one.
package enum ByteUnit: Int, Sendable, CaseIterable {
  case byte, kibibyte, mebibyte, gibibyte, tebibyte, pebibyte, exbibyte

  /// The largest unit that is not larger than `magnitude`; bytes for 0.
  package static func fitting(_ magnitude: UInt64) -> ByteUnit {
    let bits = UInt64.bitWidth - magnitude.leadingZeroBitCount
    return ByteUnit(rawValue: max(bits - 1, 0) / 10) ?? .exbibyte
  }

  /// The number of bytes in one unit.
  package var bytes: UInt64 { 1 << UInt64(10 * rawValue) }

  package var next: ByteUnit? { ByteUnit(rawValue: rawValue + 1) }

  /// The symbol of IEC 80000-13.
  package var symbol: String {
    switch self {
    case .byte: "B"
    case .kibibyte: "KiB"
    case .mebibyte: "MiB"
    case .gibibyte: "GiB"
    case .tebibyte: "TiB"
    case .pebibyte: "PiB"
    case .exbibyte: "EiB"
    }
  }
}
