/// What every page keeps to, whatever the dump holds.
enum PageRules {
  /// Links and sources of all kinds, as they are written.
  static func links(of page: Markup) -> [String] {
    page.elements.flatMap { element in
      ["href", "src", "srcset", "poster", "action", "data"].compactMap { element[$0] }
    }
  }

  static func problems(of page: Markup) -> [String] {
    var problems: [String] = []
    var ids: Set<String> = []
    for element in page.elements {
      if let id = element["id"], !ids.insert(id).inserted { problems.append("id \(id) twice") }
      if element["style"] != nil { problems.append("<\(element.name) style>") }
      if element.name == "style" || element.name == "base" {
        problems.append("<\(element.name)>")
      }
      if element.name == "script", element["src"] == nil { problems.append("a script inline") }
      problems += element.attributes.keys.filter { $0.lowercased().hasPrefix("on") }
        .map { "<\(element.name) \($0)>" }
      problems += missing(in: element)
    }
    problems += page.elements.flatMap { element in
      ["aria-labelledby", "aria-describedby", "for"].compactMap { element[$0] }
    }.filter { !ids.contains($0) }.map { "no element \($0)" }
    return problems
  }

  private static func missing(in element: Element) -> [String] {
    switch element.name {
    case "html" where element["lang"] == nil: ["<html> without lang"]
    case "img" where (element["alt"] ?? "").isEmpty: ["<img> without alt"]
    case "title" where element.text.isEmpty: ["<title> without text"]
    case "a" where element.text.allSatisfy(\.isWhitespace) && element["aria-label"] == nil:
      ["a link without text to \(element["href"] ?? "nowhere")"]
    default: []
    }
  }
}
