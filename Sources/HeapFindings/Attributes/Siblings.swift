import HeapProfile
import Measures

/// What other attributes of the same instances say of one. Only asked for a few attributes: each
/// question goes through the instances once.
struct Siblings {
  private let table: AttributeTable
  private let material: Material
  /// Instances for a question: two hundred answer it as well as all.
  private static let limit = 256
  /// Instances in which something must show, as a part.
  private static let mostly = 0.8

  init(_ table: AttributeTable, _ material: Material) {
    self.table = table
    self.material = material
  }

  /// Whether most instances are kept over two snapshots at least, and do not only pass by.
  var areLasting: Bool {
    let rows = table.rows.spread(Self.limit)
    let lasting = rows.count { row in
      var snapshots = 0
      for place in material.profile.instances[row].sizes
      where material.profile.sizes[place].snapshot != nil { snapshots += 1 }
      return snapshots >= 2
    }
    return 2 * lasting >= rows.count
  }

  /// Whether the attribute was None in most instances when there first were any.
  func wasNone(_ column: AttributeColumn) -> Bool {
    guard let first = table.group.count.firstIndex(where: { $0 > 0 }), first != table.group.peak
    else { return false }
    var seen = 0
    var none = 0
    for row in table.group.rows.spread(4 * Self.limit) {
      guard let tree = material.tree(of: row, at: first) else { continue }
      material.profile.forEachAttribute(of: tree) { attribute in
        guard attribute.name.elementsEqual(column.name) else { return }
        seen += 1
        if attribute.value?.isNone == true { none += 1 }
      }
    }
    return seen >= 8 && 2 * none >= seen
  }

  /// The attribute whose value begins with the same words in most instances: a container that was
  /// made from the text, or the same text in another form.
  func echo(of column: AttributeColumn) -> AttributeName? {
    let words = wordCount
    var hits: [[UInt8]: Int] = [:]
    var seen = 0
    forEachInstance { values in
      guard let own = values.first(where: { $0.name == column.name && $0.size > 0 }),
        own.words.count >= words
      else { return }
      seen += 1
      for other in values where other.name != column.name && other.size > 0 {
        let isForm = other.isContainer || other.isText && other.size * 2 >= own.size
        if isForm, other.words.prefix(words).elementsEqual(own.words.prefix(words)) {
          hits[other.name, default: 0] += 1
        }
      }
    }
    return attribute(most(hits), of: seen)
  }

  /// Words at the beginning that are no chance.
  private let wordCount = 4

  /// The attributes that have all words of one together, where that is so in most instances.
  func parts(of column: AttributeColumn) -> [AttributeName] {
    var hits: [[UInt8]: Int] = [:]
    var seen = 0
    var covered = 0
    forEachInstance { values in
      guard let own = values.first(where: { $0.name == column.name && $0.size > 0 }), own.isText,
        own.words.count >= 2
      else { return }
      seen += 1
      var missing = Set(own.words)
      var used: [[UInt8]] = []
      for other in values where other.name != column.name && other.isText && !missing.isEmpty {
        let before = missing.count
        missing.subtract(other.words)
        if missing.count < before { used.append(other.name) }
      }
      guard missing.isEmpty else { return }
      covered += 1
      for name in used { hits[name, default: 0] += 1 }
    }
    guard seen >= 8, Double(covered) >= 0.9 * Double(seen) else { return [] }
    return table.columns.filter { Double(hits[$0.name] ?? 0) >= Self.mostly * Double(seen) }
      .map(\.attributeName)
  }

  private func most(_ hits: [[UInt8]: Int]) -> (name: [UInt8], count: Int)? {
    table.columns.lazy.compactMap { column in hits[column.name].map { (column.name, $0) } }
      .max { $0.1 < $1.1 }
  }

  private func attribute(_ hit: (name: [UInt8], count: Int)?, of seen: Int) -> AttributeName? {
    guard let hit, seen >= 8, Double(hit.count) >= Self.mostly * Double(seen) else { return nil }
    return table.columns.first { $0.name == hit.name }?.attributeName
  }

  private struct Value {
    let name: [UInt8]
    let size: ByteCount
    let isText: Bool
    let isContainer: Bool
    let words: [[UInt8]]
  }

  private func forEachInstance(_ body: ([Value]) -> Void) {
    for row in table.rows.spread(Self.limit) {
      guard let tree = table.tree(of: row, material) else { continue }
      var values: [Value] = []
      material.profile.forEachAttribute(of: tree) { attribute in
        guard let value = attribute.value, values.count < 128 else { return }
        values.append(
          Value(
            name: Array(attribute.name), size: attribute.sized.size, isText: value.isText,
            isContainer: value.isContainer, words: value.words(12)))
      }
      body(values)
    }
  }
}
