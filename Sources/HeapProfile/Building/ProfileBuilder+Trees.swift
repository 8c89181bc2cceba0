import Bytes
import Measures

/// The same for the sized objects, which are most of a profile. Their checks take as few steps as
/// possible; what is wrong is looked for only after a check has failed.
extension ProfileBuilder {
  /// No size is negative, every name exists, and every sized object has its referents' trees right
  /// before it, with nothing between them.
  ///
  /// - Returns: the bytes of all sized objects, each counted once.
  borrowing func checkTrees() throws(LoadError) -> Int64 {
    let rows = UnsafePointer(sized.base)
    var signs: Int64 = 0
    var sum: Int64 = 0
    var exceeds = false
    var textEnd = 0
    var place = 0
    while place < sized.count {
      let row = rows + place
      // At least as much as each of the two.
      let bytes = Int64(row.pointee.size) | Int64(row.pointee.flat)
      signs |= bytes
      let (next, overflow) = sum.addingReportingOverflow(bytes)
      sum = next
      exceeds = exceeds || overflow
      let name = row.pointee.name
      if name.count > 0 {
        textEnd = max(textEnd, name.place &+ name.count)
      } else if !texts.holds(name) {
        throw firstBroken()
      }
      if row.pointee.descendants | row.pointee.height != 0 {
        try Self.checkTree(rows, at: place)
      }
      place &+= 1
    }
    guard signs >= 0, textEnd <= source.count else { throw firstBroken() }
    if exceeds { throw Self.excessive }
    return sum
  }

  /// No sum of sizes leaves 64 bits, however they are added up, as long as each counts once for each
  /// size of an instance that it is a part of. So nothing that adds, subtracts or negates them later
  /// can overflow.
  ///
  /// - Parameter sum: the bytes of all sized objects, each counted once.
  borrowing func checkSums(_ sum: Int64) throws(LoadError) {
    // Enough for every real dump: no recorder has as many bytes.
    let (_, mayExceed) = sum.multipliedReportingOverflow(by: Int64(max(1, sizes.count)))
    guard mayExceed else { return }
    var total: Int64 = 0
    for place in 0..<sizes.count {
      let root = Int(sizes[place].sized.rawValue)
      for row in root - Int(sized[root].descendants)...root {
        let bytes = Int64(sized[row].size) | Int64(sized[row].flat)
        let (next, overflow) = total.addingReportingOverflow(bytes)
        if overflow { throw Self.excessive }
        total = next
      }
    }
  }

  private static var excessive: LoadError {
    .inconsistent("the sizes of all objects together leave the range of 64 bits")
  }

  /// Looks at direct referents only, whose own trees have been checked: each row of the table is
  /// looked at once for the one that it belongs to.
  @inline(__always)
  private static func checkTree(_ rows: UnsafePointer<Sized>, at place: Int) throws(LoadError) {
    let first = place &- Int(rows[place].descendants)
    guard first >= 0 else {
      throw inconsistent(place, "has more descendants than there are before it")
    }
    var next = place &- 1
    var height: UInt32 = 0
    while next >= first {
      height = max(height, rows[next].height &+ 1)
      next &-= Int(rows[next].descendants) &+ 1
    }
    guard next == first &- 1 else {
      throw inconsistent(place, "has a part of another's descendants")
    }
    guard height == rows[place].height else {
      throw inconsistent(place, "has a height of \(height), not what it says")
    }
  }

  /// What is wrong with the first sized object whose size or name is.
  private borrowing func firstBroken() -> LoadError {
    for place in 0..<sized.count {
      let row = sized[place]
      if row.size < 0 || row.flat < 0 { return Self.inconsistent(place, "has a negative size") }
      if !texts.holds(row.name) {
        return Self.inconsistent(place, "has a name that does not exist")
      }
    }
    return .inconsistent("a sized object is broken")
  }

  @inline(never)
  private static func inconsistent(_ place: Int, _ reason: String) -> LoadError {
    .inconsistent("sized object \(place + 1) \(reason)")
  }
}
