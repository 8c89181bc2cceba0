/// How much room a container of Python has, told from its size.
///
/// The numbers are those of CPython 3.8 to 3.14 on machines with 64 bits: what `sys.getsizeof` says is
/// the head of the object and the table. A size that none of the shapes has tells nothing.
struct TableShape {
  /// Bytes that the table could do without.
  let spare: Int64
  /// Whether less than half of the room is used.
  let isMostlyEmpty: Bool

  /// 40 bytes and 16 for the collector (`PyListObject`), and a word for each place.
  private static let listHead: Int64 = 56
  /// 200 bytes with a table for eight, and 16 (`PySetObject`).
  private static let setHead: Int64 = 216
  /// 48 and 16 (`PyDictObject`): an empty one has no table.
  private static let dictHead: Int64 = 64
  /// The head of a table of keys, and the bytes of an entry: before 3.11, since, since with texts only.
  private static let keyTables: [(head: Int64, entry: Int64)] = [(40, 24), (32, 24), (32, 16)]

  /// A list with so many members.
  static func list(_ bytes: Int64, count: Int) -> TableShape? {
    let room = (bytes - listHead) / 8
    guard bytes >= listHead, (bytes - listHead) % 8 == 0, room >= count else { return nil }
    return TableShape(
      spare: (room - Int64(count)) * 8, isMostlyEmpty: Int64(count) * 2 < room)
  }

  /// A set with so many members: it grows to four times of them, and when three fifths are used.
  static func set(_ bytes: Int64, count: Int) -> TableShape? {
    let table = bytes - setHead
    let room = table / 16
    guard table >= 0, table % 16 == 0, room == 0 || room & (room - 1) == 0 else { return nil }
    var needed: Int64 = 8
    while Int64(count) * 5 > (needed - 1) * 3 { needed *= 2 }
    let least = needed == 8 ? 0 : needed
    // A table that has just grown has an eighth of its places used.
    return TableShape(spare: max(room - least, 0) * 16, isMostlyEmpty: Int64(count) * 8 < room)
  }

  /// A dictionary with so many entries of its own: one that shares its keys with others has another size.
  static func dict(_ bytes: Int64, count: Int) -> TableShape? {
    for table in keyTables {
      var places: Int64 = 8
      while places < 1 << 40 {
        let size = dictSize(places, table)
        if size > bytes { break }
        if size == bytes {
          guard Int64(count) <= places * 2 / 3 else { break }
          var needed: Int64 = 8
          while needed * 2 / 3 < Int64(count) { needed *= 2 }
          let least = count == 0 ? dictHead : dictSize(needed, table)
          return TableShape(
            spare: bytes - least, isMostlyEmpty: Int64(count) * 4 < places * 2 / 3)
        }
        places *= 2
      }
    }
    return nil
  }

  private static func dictSize(_ places: Int64, _ table: (head: Int64, entry: Int64)) -> Int64 {
    let index: Int64 = places <= 0xFF ? 1 : places <= 0xFFFF ? 2 : 4
    return dictHead + table.head + places * index + places * 2 / 3 * table.entry
  }
}
