import HeapProfile
import Measures

/// Containers that are empty and still have the table of what they once held.
package struct EmptiedRule: AttributeRule {
  /// Times a new one.
  package var slack = 1.5

  package init() {}

  func findings(_ table: AttributeTable, in material: Material) -> [Finding] {
    let base = EmptySizes(table, python: material.profile.record?.python)
    return table.columns.compactMap { column in
      var count = 0
      var bytes: ByteCount = 0
      for sizes in column.empties.sizes {
        let new = base.of(sizes)
        for (size, number) in sizes.counts where Double(size) > slack * Double(new) {
          count += number
          bytes += (size - new) * number
        }
      }
      let waste = table.scaled(bytes)
      guard count > 0, material.stakes.isPart(waste: waste, of: material.peakTotal),
        let main = column.empties.sizes.max(by: {
          $0.counts.values.reduce(0, +) < $1.counts.values.reduce(0, +)
        })
      else { return nil }
      let new = base.of(main)
      return table.finding(
        .emptied, [column.attributeName], bytes: waste, instances: table.scaled(count), .high,
        .emptied(
          Evidence.Emptied(
            look: String(decoding: main.look, as: UTF8.self), count: table.scaled(count),
            of: table.scaled(column.count), each: bytes / count + new, new: new)),
        Weights.waste)
    }
  }
}
