import Testing

/// Holds a row of a page against Pympler's numbers.
func expect(
  _ row: Table.Row, shows cell: ExpectedCell, _ place: Comment,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  func check(_ isRight: Bool, _ title: String) {
    let found = "\(title): \(row[title]?.text ?? "none")"
    #expect(isRight, "\(place), \(found), \(cell)", sourceLocation: sourceLocation)
  }
  check(Reading.count(row.text("Alive")) == cell.active, "Alive")
  check(Reading.exact(row["Total"]?["title"]) == cell.sum, "Total")
  check(Reading.isSize(row.text("Total"), of: Double(cell.sum)), "Total")
  check(
    cell.active == 0
      ? row["Average"]?.text == "–" : Reading.isSize(row.text("Average"), of: cell.average),
    "Average")
  check(
    Reading.isShare(row.text("Share of tracked"), cell.sum, of: cell.tracked), "Share of tracked")
  check(
    cell.virtual.map { Reading.isShare(row.text("Share of virtual"), cell.sum, of: $0) }
      ?? (row.text("Share of virtual") == nil), "Share of virtual")
}
