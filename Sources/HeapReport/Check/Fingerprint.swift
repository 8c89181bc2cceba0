/// A number for something that is the same in every run: 32 hexadecimal digits of FNV-1a with 128 bits
/// (http://www.isthe.com/chongo/tech/comp/fnv/) over the parts with a zero after each.
enum Fingerprint {
  static func of(_ parts: [String]) -> String {
    let prime = UInt128(1) << 88 | 0x13b
    var hash = UInt128(0x6c62_272e_07bb_0142) << 64 | 0x62b8_2175_6295_c58d
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt128(byte)) &* prime }
      hash = hash &* prime
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }

  /// A name without the addresses in it (`<traceback object at 0x7f7ffab64840>`), which differ from run
  /// to run.
  static func withoutAddresses(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    var isAddress = false
    for scalar in name.unicodeScalars {
      if isAddress, scalar.properties.isASCIIHexDigit { continue }
      isAddress = scalar == "x" && result.last == "0"
      result.append(scalar)
    }
    return String(result)
  }

  /// The same with numbers behind those that are there already.
  static func unique(_ fingerprints: [String]) -> [String] {
    var counts: [String: Int] = [:]
    return fingerprints.map { fingerprint in
      let count = counts[fingerprint, default: 0]
      counts[fingerprint] = count + 1
      return count == 0 ? fingerprint : of([fingerprint, "\(count)"])
    }
  }
}
