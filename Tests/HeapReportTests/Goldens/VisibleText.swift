/// What a person gets to read on a page, as lines: one for each block, ` | ` between the cells of a
/// row, `[…]` around links, `{…}` around what a pointer or a screen reader tells.
struct VisibleText {
  private var lines: [String] = []
  private var line = ""
  /// Rows within rows do not occur; blocks within a cell are set apart by a slash.
  private var isInRow = false

  static func text(of page: Markup) -> String {
    var reader = VisibleText()
    reader.read(page.root)
    reader.endLine()
    return reader.lines.joined(separator: "\n") + "\n"
  }

  private static let blocks: Set<String> = [
    "title", "header", "main", "footer", "section", "article", "nav", "div", "p", "h1",
    "h2", "h3", "dl", "dt", "dd", "ul", "ol", "li", "table", "thead", "tbody", "tr", "figure",
    "figcaption", "details", "summary",
  ]

  private static let unseen: Set<String> = ["style", "script", "link", "meta", "source"]

  private mutating func read(_ element: Element) {
    guard !Self.unseen.contains(element.name) else { return }
    if element.name == "svg" { return readSpots(element) }
    let isCell = isInRow && ["td", "th"].contains(element.name)
    if isCell, !line.isEmpty {
      trim(" /")
      line += " | "
    }
    let isBlock = Self.blocks.contains(element.name)
    if isBlock { endBlock() }
    if ["span", "code", "b"].contains(element.name) { setApart() }
    if isBlock, let label = element["aria-label"] {
      tell(label)
      endBlock()
    }
    if let level = Self.headings[element.name] { line += level }
    if element.name == "tr" { isInRow = true }
    if element.name == "a" { line += "[" }
    if element.name == "img", let text = element["alt"] { line += "{picture: \(text)}" }
    for child in element.children {
      switch child {
      case .text(let text): append(text)
      case .element(let element): read(element)
      }
    }
    if element.name == "a" { line += "]" }
    if let title = element["title"] { tell(title) }
    if !isBlock, let label = element["aria-label"] { tell(label) }
    if element.name == "tr" { isInRow = false }
    if isBlock { endBlock() }
  }

  private static let headings = ["title": "Title: ", "h1": "# ", "h2": "## ", "h3": "### "]

  /// The places of a chart that say something under the pointer; the smaller forms say the same.
  private mutating func readSpots(_ drawing: Element) {
    guard !drawing.hasClass("narrow"), !drawing.hasClass("medium") else { return }
    if let picture = drawing.descendants.first(where: { $0["role"] == "img" })?["aria-label"] {
      endBlock()
      line += "{picture: \(picture)}"
      endBlock()
    }
    for label in drawing.all("title") {
      endBlock()
      tell(label.text)
      endBlock()
    }
  }

  /// Something that is not on the page itself.
  private mutating func tell(_ text: String) {
    if !line.isEmpty, line.last != " " { line += " " }
    line += "{\(text.split(whereSeparator: \.isNewline).joined(separator: " "))}"
  }

  /// Text with its blanks collapsed as a browser does.
  private mutating func append(_ text: String) {
    for character in text.unicodeScalars {
      if character == " " || character == "\n" || character == "\t" {
        if !line.isEmpty, line.last != " " { line += " " }
      } else {
        line.unicodeScalars.append(character)
      }
    }
  }

  /// What has nothing before it in its line is set apart by the style sheet.
  private mutating func setApart() {
    if let last = line.last, !" [(".contains(last) { line += " " }
  }

  private mutating func endBlock() {
    guard isInRow else { return endLine() }
    if !line.isEmpty, !line.hasSuffix("/ "), !line.hasSuffix("| ") { line += " / " }
  }

  private mutating func trim(_ characters: String) {
    while let last = line.last, characters.contains(last) { line.removeLast() }
  }

  private mutating func endLine() {
    trim(" ")
    if !line.isEmpty { lines.append(line) }
    line = ""
  }
}
