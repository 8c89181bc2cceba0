package import Measures

/// A text that others of the same instance hold already: it can be made when it is asked for.
package struct DerivedRule: AttributeRule {
  /// Instances with a text of their own.
  package var many = 50
  /// Of the values that belong to one instance alone.
  package var mostly = 0.9
  /// Bytes of each: shorter ones are names, and names have words in common.
  package var each: ByteCount = 90
  /// Of the class's bytes.
  package var share = 0.1

  package init() {}

  func findings(_ table: AttributeTable, in material: Material) -> [Finding] {
    table.columns.compactMap { column in
      let bytes = table.scaled(column.textBytes)
      guard table.scaled(column.texts) >= many,
        Double(column.texts) >= mostly * Double(column.own),
        column.textBytes / column.texts >= each,
        Double(bytes) >= share * Double(table.whole),
        material.stakes.isWorthIt(waste: bytes, of: material.peakTotal)
      else { return nil }
      let parts = Siblings(table, material).parts(of: column)
      guard parts.count >= 2 else { return nil }
      return table.finding(
        .derived, [column.attributeName], bytes: bytes, instances: table.scaled(column.texts),
        .low, .derived(parts), Weights.maybeNeeded)
    }
  }
}
