/// A table of a page, by its column titles.
struct Table {
  let titles: [String]
  let rows: [Row]

  /// A line of a table.
  struct Row {
    let cells: [String: Element]

    subscript(title: String) -> Element? { cells[title] }

    /// What is written in a cell; nil for a dash.
    func text(_ title: String) -> String? {
      cells[title].map(\.text).flatMap { $0 == "–" ? nil : $0 }
    }

    /// Where the link in the first cell leads.
    var link: String? { cells.values.compactMap { $0.first("a")?["href"] }.first }
  }

  init(_ table: Element) {
    let titles = table.first("thead")?.all("th").map(\.text) ?? []
    self.titles = titles
    rows = (table.first("tbody")?.elements ?? []).map { row in
      Row(cells: Dictionary(zip(titles, row.elements), uniquingKeysWith: { first, _ in first }))
    }
  }
}

extension Markup {
  /// The table in the region with a label.
  func table(_ label: String) -> Table? {
    elements.first { $0["role"] == "region" && $0["aria-label"] == label }?.first("table")
      .map(Table.init)
  }
}
