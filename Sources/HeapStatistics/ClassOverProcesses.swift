package import Measures

/// A class, added up over all processes that have it.
package struct ClassOverProcesses: Sendable {
  package let name: String
  package private(set) var processes = 0
  package private(set) var created = 0
  package private(set) var freed = 0
  /// The most bytes that the class had in one process.
  package private(set) var largestPeak: ByteCount = 0
  /// Bytes at the last snapshot of each process, added up.
  package private(set) var last: ByteCount = 0

  package var alive: Int { created - freed }

  /// The classes of all processes, the one with most bytes at the end first.
  ///
  /// - Throws: ``OverflowError`` if a sum exceeds 64 bits.
  package static func all(of processes: [ProcessDigest]) throws(OverflowError)
    -> [ClassOverProcesses]
  {
    var all: [ClassOverProcesses] = []
    var places: [[UInt8]: Int] = [:]
    for entry in processes.lazy.flatMap(\.classes) {
      // By their bytes: two names that only look the same are two classes.
      let key = Array(entry.name.utf8)
      let place = places[key] ?? all.count
      if place == all.count {
        places[key] = place
        all.append(ClassOverProcesses(name: entry.name))
      }
      try all[place].add(entry)
    }
    return all.enumerated().sorted {
      ($1.element.last, $1.element.created, $0.offset)
        < ($0.element.last, $0.element.created, $1.offset)
    }.map(\.element)
  }

  private init(name: String) {
    self.name = name
  }

  private mutating func add(_ entry: ProcessDigest.ClassDigest) throws(OverflowError) {
    processes += 1
    let (created, overflow) = self.created.addingReportingOverflow(entry.created)
    if overflow { throw OverflowError(sum: "the instances of all processes") }
    self.created = created
    freed += entry.freed  // never more than were created
    largestPeak = max(largestPeak, entry.peak)
    try last.add(entry.last, "the bytes of \(name) in all processes")
  }
}
