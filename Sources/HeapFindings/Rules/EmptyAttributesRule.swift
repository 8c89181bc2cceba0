import HeapProfile
import Measures

/// Attributes that are empty in nearly all instances: each could be made when it is first needed.
package struct EmptyAttributesRule: AttributeRule {
  /// Of the instances that have it.
  package var mostly = 0.9
  /// Instances: fewer are too few for "nearly all".
  package var many = 50
  /// Times the smallest empty of its kind: what is larger was emptied.
  package var slack = 1.5
  /// Of the sum over the class: what has less is not named.
  package var named = 0.1

  package init() {}

  func findings(_ table: AttributeTable, in material: Material) -> [Finding] {
    let base = EmptySizes(table, python: material.profile.record?.python)
    let found = table.columns.flatMap { column -> [Evidence.EmptyAttribute] in
      table.scaled(column.count) < many
        ? []
        : [byLook(column, table, base), byType(column, table), bySize(column, table)].compactMap {
          $0
        }
    }.sorted { ($1.bytes, $0.attribute.text) < ($0.bytes, $1.attribute.text) }
    let bytes = found.map(\.bytes).total
    guard material.stakes.isWorthIt(waste: bytes, of: material.peakTotal) else { return [] }
    let main = found.filter { Double($0.bytes) >= named * Double(bytes) }.prefix(6)
    return [
      table.finding(
        .emptyAttributes, main.map(\.attribute), bytes: bytes,
        instances: main.first?.count ?? 0, .high, .empty(Array(main)), Weights.waste)
    ]
  }

  /// It reads `{}`, `set()` and the like.
  private func byLook(_ column: AttributeColumn, _ table: AttributeTable, _ base: EmptySizes)
    -> Evidence.EmptyAttribute?
  {
    var count = 0
    var bytes: ByteCount = 0
    for sizes in column.empties.sizes {
      for (size, number) in sizes.counts where Double(size) <= slack * Double(base.of(sizes)) {
        count += number
        bytes += size * number
      }
    }
    guard let look = column.empties.sizes.first?.look, isMostly(count, of: column.count)
    else { return nil }
    return part(column, table, String(decoding: look, as: UTF8.self), false, count, bytes)
  }

  /// An object of a container type, as small as they get and with nothing below it.
  private func byType(_ column: AttributeColumn, _ table: AttributeTable)
    -> Evidence.EmptyAttribute?
  {
    let found = column.objects.types.first {
      Self.containers.contains(Self.short($0.name)) && isMostly($0.hollow, of: column.count)
    }
    guard let found else { return nil }
    return part(
      column, table, Self.short(found.name), true, found.hollow,
      found.smallest * found.hollow)
  }

  /// A slot without a repr, of the size of an empty container, with nothing below it where the
  /// recorder looked below others.
  private func bySize(_ column: AttributeColumn, _ table: AttributeTable)
    -> Evidence.EmptyAttribute?
  {
    guard column.origin == .slot, table.isOpen else { return nil }
    for (size, look) in Self.sizes {
      let count = column.empties.bare[size] ?? 0
      // Other objects have 64 or 56 bytes as well.
      if size == 216 ? isMostly(count, of: column.count) : count == column.count, count > 0 {
        return part(column, table, look, true, count, size * count)
      }
    }
    return nil
  }

  private func isMostly(_ count: Int, of all: Int) -> Bool {
    count > 0 && Double(count) >= mostly * Double(all)
  }

  private func part(
    _ column: AttributeColumn, _ table: AttributeTable, _ look: String, _ isBySize: Bool,
    _ count: Int, _ bytes: ByteCount
  ) -> Evidence.EmptyAttribute {
    Evidence.EmptyAttribute(
      attribute: column.attributeName, look: look, isBySize: isBySize, count: table.scaled(count),
      of: table.scaled(column.count), bytes: table.scaled(bytes))
  }

  private static func short(_ name: [UInt8]) -> String {
    String(decoding: name.split(separator: UInt8(ascii: ".")).last ?? [], as: UTF8.self)
  }

  /// Sizes of empty containers in CPython 3 on 64 bits.
  private static let sizes: [(ByteCount, String)] = [(216, "set()"), (64, "{}"), (56, "[]")]
  /// Types of the standard library that hold nothing at first and are larger than None.
  private static let containers: Set<String> = [
    "deque", "OrderedDict", "defaultdict", "Counter", "UserDict", "UserList", "Queue",
    "SimpleQueue", "LifoQueue", "PriorityQueue", "Lock", "RLock", "Condition", "Event",
    "Semaphore", "BoundedSemaphore", "lock", "WeakSet", "WeakValueDictionary",
    "WeakKeyDictionary", "ChainMap", "StringIO", "BytesIO", "UniqueList", "CLVar",
  ]
}
