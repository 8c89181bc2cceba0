import Measures

/// Lists of mostly None.
package struct SparseRule: AttributeRule {
  /// Instances.
  package var many = 8
  /// Of the values that belong to one instance alone.
  package var mostly = 0.9
  /// Of the elements that the dump shows.
  package var none = 0.5

  package init() {}

  func findings(_ table: AttributeTable, in material: Material) -> [Finding] {
    table.columns.compactMap { column in
      let lists = column.sparse
      let bytes = table.scaled(lists.bytes)
      guard column.count >= many, lists.lists > 0,
        Double(lists.lists) >= mostly * Double(column.own),
        Double(lists.none) >= none * Double(lists.shown),
        material.stakes.isPart(waste: bytes, of: material.peakTotal)
      else { return nil }
      return table.finding(
        .sparse, [column.attributeName], bytes: bytes, instances: table.scaled(lists.lists),
        .medium,
        .sparse(
          Evidence.SparseLists(
            each: lists.bytes / lists.lists, shown: lists.shown, none: lists.none)),
        Weights.likelyWaste)
    }
  }
}

/// Numbers in lists, each an object of its own.
package struct BoxedRule: AttributeRule {
  /// Numbers in all lists: fewer are no reason to use another type.
  package var many: Int = 4_000
  /// Of the values that belong to one instance alone.
  package var mostly = 0.9

  package init() {}

  func findings(_ table: AttributeTable, in material: Material) -> [Finding] {
    table.columns.compactMap { column in
      let lists = column.numbers
      let bytes = table.scaled(lists.bytes)
      guard table.scaled(lists.numbers) >= many,
        Double(lists.lists) >= mostly * Double(column.own),
        material.stakes.isPart(waste: bytes, of: material.peakTotal)
      else { return nil }
      return table.finding(
        .boxed, [column.attributeName], bytes: bytes, instances: table.scaled(lists.lists), .medium,
        .boxed(
          Evidence.BoxedNumbers(
            numbers: table.scaled(lists.numbers),
            each: ByteCount(nearest: Double(lists.bytes) / Double(max(1, lists.numbers))))),
        Weights.likelyWaste)
    }
  }
}
