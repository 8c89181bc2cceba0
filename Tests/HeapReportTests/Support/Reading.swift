/// Numbers as they are on pages, read back without the code that wrote them.
enum Reading {
  /// `3,296`.
  static func count(_ text: String?) -> Int64? {
    guard let text, text.wholeMatch(of: /\d{1,3}(,\d{3})*/) != nil else { return nil }
    return Int64(text.filter { $0 != "," })
  }

  /// `431,864 bytes`, `1 byte`.
  static func exact(_ text: String?) -> Int64? {
    guard let parts = text?.split(separator: " "), parts.count == 2,
      parts[1] == (parts[0] == "1" ? "byte" : "bytes")
    else { return nil }
    return count(String(parts[0]))
  }

  /// Whether `1.74 MiB` is what `bytes` rounds to.
  static func isSize(_ text: String?, of bytes: Double) -> Bool {
    guard let parts = text?.split(separator: " "), parts.count == 2,
      let number = Double(parts[0].filter { $0 != "," }),
      let power = ["B", "KiB", "MiB", "GiB", "TiB"].firstIndex(of: String(parts[1]))
    else { return false }
    let unit = (0..<power).reduce(1.0) { unit, _ in unit * 1_024 }
    let half = power == 0 ? 0.5 : 0.005 * unit + 0.5
    return abs(number * unit - bytes) <= half && number < 1_024
  }

  /// Whether `55.7 %` is a part of a whole.
  static func isShare(_ text: String?, _ part: Int64, of whole: Int64) -> Bool {
    guard let text, text.hasSuffix(" %"), whole > 0 else { return text == nil && whole == 0 }
    let share = Double(part) / Double(whole) * 100
    if text == "<0.1 %" { return part > 0 && share < 0.05 }
    guard let number = Double(text.dropLast(2).filter { $0 != "," }) else { return false }
    return abs(number - share) <= 0.05 + 1e-9 && (number > 0 || part == 0)
  }
}
