/// What a refused input is, as far as its first bytes say so with certainty.
package struct ForeignContent: Sendable, Hashable {
  /// As part of a sentence: `a PNG image`.
  package let name: String
  /// What to do, where that can be said.
  package let remedy: Remedy?

  /// - Parameters:
  ///   - beginning: the first bytes of the input, a few hundred if there are that many.
  ///   - byteCount: the length of the whole input.
  package init?(_ beginning: [UInt8], byteCount: Int) {
    if let response = HTTPHead(beginning) {
      name = "an HTTP response with its headers, as curl -i writes it"
      remedy = response.end.map { .takeOut($0..<max($0, byteCount)) }
    } else if let signature = Signature.all.first(where: { $0.matches(beginning) }) {
      name = signature.name
      remedy = signature.remedy
    } else if let name = Self.nameOfText(beginning) {
      self.name = name
      remedy = nil
    } else {
      return nil
    }
  }

  /// The kind of text that begins like this; nil: it is not text, or its kind does not show.
  private static func nameOfText(_ beginning: [UInt8]) -> String? {
    let start = beginning.prefix(256).drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let text = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start.dropFirst(3) : start
    let lower = text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    if lower.starts(with: "<!doctype html".utf8) || lower.starts(with: "<html".utf8) {
      return "an HTML page"
    }
    if lower.starts(with: "<?xml".utf8) { return "an XML document" }
    let tokens = lower.filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    if ["{\"", "[{\"", "[[", "[\""].contains(where: { tokens.starts(with: $0.utf8) }) {
      return "JSON"
    }
    return nil
  }
}

/// The headers of an HTTP response.
private struct HTTPHead {
  /// Offset after the empty line that ends them; nil: it is not in the bytes that were searched.
  let end: Int?

  init?(_ beginning: [UInt8]) {
    guard beginning.starts(with: "HTTP/".utf8) else { return nil }
    let emptyLine: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
    end = beginning.indices.first { beginning[$0...].starts(with: emptyLine) }.map { $0 + 4 }
  }
}
