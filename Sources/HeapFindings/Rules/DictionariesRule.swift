import Measures

/// A dictionary for each of many small instances.
package struct DictionariesRule: AttributeRule {
  /// Instances: with fewer the saving is not worth a change of the class.
  package var many = 2_000
  /// Attributes: an object with more of them is not small.
  package var keys = 12
  /// Of what the instances take.
  package var share = 0.25

  package init() {}

  func findings(_ table: AttributeTable, in material: Material) -> [Finding] {
    let sizes = table.tiny
    let count = table.scaled(sizes.count)
    let keys = sizes.shown > 0 ? Double(sizes.keys) / Double(sizes.shown) : nil
    let bytes = table.scaled(sizes.saving)
    let whole = table.scaled(sizes.whole)
    guard count >= many, keys ?? 0 <= Double(self.keys),
      Double(bytes) >= share * Double(whole),
      material.stakes.isWorthIt(waste: bytes, of: material.peakTotal)
    else { return [] }
    return [
      table.finding(
        .dictionaries, [AttributeName(text: "__dict__", isDeclared: true)], bytes: bytes,
        instances: count, .medium,
        .dictionaries(
          Evidence.TinyDictionaries(keys: keys.map { Int($0.rounded()) }, whole: whole)),
        Weights.dictionaries)
    ]
  }
}
