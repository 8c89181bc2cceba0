/// Finds objects by their addresses.
///
/// A hash table whose function nobody can know beforehand: addresses of a hostile file cannot be chosen
/// so that they meet.
struct AddressIndex: Sendable {
  private let slots: Numbers<UInt32>
  private let mask: Int
  private let key: UInt64

  /// - Parameter count: objects that are put in.
  init(_ count: Int) throws(HeapGraphError) {
    var size = 16
    while size < count * 2 { size *= 2 }
    slots = try Numbers(size)
    mask = size - 1
    key = UInt64.random(in: .min ... .max) | 1
  }

  @inline(__always)
  private func place(_ address: UInt64) -> Int {
    var mixed = (address ^ key) &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 32)) &* key
    return Int(truncatingIfNeeded: mixed >> 24) & mask
  }

  /// Puts an object in; false if there is one with its address.
  func insert(_ object: Int, _ addresses: Numbers<UInt64>) -> Bool {
    let address = addresses[object]
    var place = place(address)
    while slots[place] != 0 {
      if addresses[Int(slots[place] - 1)] == address { return false }
      place = (place + 1) & mask
    }
    slots[place] = UInt32(object + 1)
    return true
  }

  /// The object with an address.
  @inline(__always)
  func find(_ address: UInt64, in addresses: Numbers<UInt64>) -> Int? {
    var place = place(address)
    while slots[place] != 0 {
      let object = Int(slots[place] - 1)
      if addresses[object] == address { return object }
      place = (place + 1) & mask
    }
    return nil
  }
}
