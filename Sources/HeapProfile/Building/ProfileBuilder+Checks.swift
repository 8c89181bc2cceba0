import Bytes
import Measures

/// What a ``HeapProfile`` promises, each promise checked in one place. The functions that are called
/// first may be relied upon by those after them, in the order of ``finish()``.
extension ProfileBuilder {
  /// Counting needs a cell for each class at each snapshot, and pages show each cell twice.
  borrowing func checkCells() throws(LoadError) {
    let cells = limits.sharing(forByteCount: source.count)
    let (product, overflow) = classes.count.multipliedReportingOverflow(by: snapshots.count)
    guard !overflow, product <= cells else {
      throw LoadError(
        .limitExceeded,
        "\(classes.count) classes at \(snapshots.count) snapshots are more than the limit of "
          + "\(cells) numbers",
        limit: .sharing)
    }
  }

  borrowing func checkSnapshots() throws(LoadError) {
    for (number, snapshot) in snapshots.enumerated() {
      let name = "snapshot \(number + 1)"
      guard snapshot.timestamp.isFinite else { throw .inconsistent("\(name) has no finite time") }
      let process = snapshot.process
      let bytes = [
        snapshot.trackedTotal, snapshot.measurableTotal, snapshot.overhead, process.virtual,
        process.resident, process.dataSegment, process.codeSegment, process.sharedSegment,
        process.stackSegment,
      ]
      guard bytes.allSatisfy({ $0 ?? 0 >= 0 }), process.pageFaults ?? 0 >= 0 else {
        throw .inconsistent("\(name) has a negative number")
      }
    }
  }

  borrowing func checkTexts() throws(LoadError) {
    guard texts.isWhole else { throw .inconsistent("a text ends outside of the input") }
  }

  borrowing func checkSizes() throws(LoadError) {
    for place in 0..<sizes.count {
      let record = sizes[place]
      guard record.timestamp.isFinite else {
        throw .inconsistent("size \(place + 1) has no finite time")
      }
      guard Int(record.sized.rawValue) < sized.count else {
        throw .inconsistent("size \(place + 1) is of a sized object that does not exist")
      }
    }
  }

  /// The sizes of one instance are in one range, and no other instance has them.
  borrowing func checkInstances() throws(LoadError) {
    var taken = 0
    for place in 0..<instances.count {
      let row = instances[place]
      guard row.birth.isFinite, row.deathTime.isFinite else {
        throw .inconsistent("instance \(place + 1) has no finite birth or death")
      }
      guard texts.holds(row.name), texts.holds(row.repr) else {
        throw .inconsistent("a text of instance \(place + 1) does not exist")
      }
      guard Int(row.firstSize) >= taken, row.sizes.upperBound <= sizes.count else {
        throw .inconsistent("instance \(place + 1) has sizes of another, or that do not exist")
      }
      guard row.traceIndex == .max || Int(row.traceIndex) < traces.count else {
        throw .inconsistent("the trace of instance \(place + 1) does not exist")
      }
      taken = row.sizes.upperBound
    }
  }

  /// Every instance that a class lists exists and is listed once.
  ///
  /// - Returns: whether they are listed in the order of their rows, and all of them are.
  borrowing func checkClasses() throws(LoadError) -> Bool {
    var next: UInt32 = 0
    let isInOrder = classes.allSatisfy { tracked in
      tracked.instances.allSatisfy { row in
        defer { next &+= 1 }
        return row == next
      }
    }
    if isInOrder, Int(next) == instances.count { return true }
    var isListed = [Bool](repeating: false, count: instances.count)
    for (number, tracked) in classes.enumerated() {
      for row in tracked.instances {
        guard Int(row) < instances.count else {
          throw .inconsistent("class \(number + 1) lists an instance that does not exist")
        }
        guard !isListed[Int(row)] else {
          throw .inconsistent("class \(number + 1) lists an instance twice")
        }
        isListed[Int(row)] = true
      }
    }
    return false
  }
}

extension LoadError {
  /// A promise of the profile that its parts do not keep.
  static func inconsistent(_ reason: String) -> LoadError {
    LoadError(.inconsistent, reason)
  }
}
