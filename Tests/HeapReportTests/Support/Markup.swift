/// A page, taken apart strictly: what a browser would repair is an error here.
struct Markup {
  let root: Element

  /// Where a page is not well-formed, and why.
  struct Mistake: Error, CustomStringConvertible {
    let line: Int
    let reason: String
    var description: String { "line \(line): \(reason)" }
  }

  /// - Throws: ``Mistake``.
  init(parsing bytes: [UInt8]) throws {
    var builder = MarkupBuilder()
    var tokens = MarkupTokenizer(bytes)
    while let token = try tokens.next() {
      do {
        try builder.take(token)
      } catch let reason as MarkupBuilder.Refusal {
        throw Mistake(line: tokens.line, reason: reason.text)
      }
    }
    guard let root = builder.finished else {
      throw Mistake(line: tokens.line, reason: "the page ends within <\(builder.innermost)>")
    }
    self.root = root
  }

  /// All elements in order.
  var elements: [Element] { root.descendants }

  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  func element(id: String) -> Element? { elements.first { $0["id"] == id } }
}
