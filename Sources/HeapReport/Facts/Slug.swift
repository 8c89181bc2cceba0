/// A file name for a class name, which may be any text.
///
/// Lower-case `[a-z0-9.-]` (names that differ in case only would be one file on some systems), at
/// most 80 bytes, and a hash of the full name, so that `a.b_c` and `a_b.c` stay apart. It begins
/// with a letter or digit: uploaders drop names that begin with `_` or `.`.
enum Slug {
  static let maximumLength = 80

  static func make(_ name: String) -> String {
    var slug = ""
    for byte in name.utf8.prefix(4 * maximumLength) {
      guard slug.utf8.count < maximumLength else { break }
      slug.append(character(for: byte, after: slug.last))
    }
    let begins = slug.drop { $0 == "." || $0 == "-" }
    var body = begins.isEmpty ? "class" : String(begins)
    while let last = body.last, last == "." || last == "-" { body.removeLast() }
    return "\(body)-\(hash(name))"
  }

  /// Slugs that are all different, even if somebody made names whose hashes are equal.
  static func unique(_ names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.map { name in
      let slug = make(name)
      var candidate = slug
      var number = 2
      while !taken.insert(candidate).inserted {
        candidate = "\(slug)-\(number)"
        number += 1
      }
      return candidate
    }
  }

  private static func character(for byte: UInt8, after last: Character?) -> String {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return String(UnicodeScalar(byte))
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): return String(UnicodeScalar(byte | 0x20))
    // Two dots in a row would read like the way to a parent folder.
    case UInt8(ascii: ".") where last != ".": return "."
    default: return last == "-" ? "" : "-"
    }
  }

  /// Eight hexadecimal digits of FNV-1a over the UTF-8 bytes
  /// (http://www.isthe.com/chongo/tech/comp/fnv/), folded to 32 bits.
  private static func hash(_ name: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let folded = UInt32(truncatingIfNeeded: hash ^ hash >> 32)
    let digits = String(folded, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
