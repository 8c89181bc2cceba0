/// Which values of a heap are equal: a number for each value, the same for those that are equal.
///
/// A value that is cut is equal to none: what is left out of it may differ.
struct EqualValues: Sendable {
  /// The number of the first value that is equal to each; by the value's number.
  private let firsts: Numbers<UInt32>

  init(_ values: HeapValues) throws(HeapGraphError) {
    firsts = try Numbers(values.count)
    var size = 16
    while size < values.count * 2 { size *= 2 }
    let slots = try Numbers<UInt32>(size)
    for value in 0..<values.count {
      firsts[value] = UInt32(truncatingIfNeeded: value)
      guard values.isWhole(value) else { continue }
      var place = values.hash(value) & (size - 1)
      while slots[place] != 0 {
        let other = Int(slots[place]) - 1
        if values.areEqual(value, other) {
          firsts[value] = UInt32(truncatingIfNeeded: other)
          break
        }
        place = (place + 1) & (size - 1)
      }
      if slots[place] == 0 { slots[place] = UInt32(truncatingIfNeeded: value + 1) }
    }
  }

  /// The number of the first value that is equal to this one.
  func first(_ value: Int) -> Int { Int(firsts[value]) }
}

extension HeapValues {
  /// Whether the file has all of the value.
  func isWhole(_ number: Int) -> Bool {
    withBytes(number) { bytes in
      // Of UTF-8, each character has one byte that does not continue another.
      let characters =
        kind(number) == .text ? bytes.count { $0 & 0xC0 != 0x80 } : bytes.count
      return characters == length(number)
    }
  }

  /// A number that is the same for equal values, and that nobody can know beforehand.
  fileprivate func hash(_ number: Int) -> Int {
    var hasher = Hasher()
    hasher.combine(kind(number))
    withBytes(number) { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    return hasher.finalize() & Int.max
  }

  /// Whether two values that the file has whole are equal.
  fileprivate func areEqual(_ one: Int, _ other: Int) -> Bool {
    guard kind(one) == kind(other) else { return false }
    return withBytes(one) { left in withBytes(other) { left.elementsEqual($0) } }
  }
}
