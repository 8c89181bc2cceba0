package import Measures

/// Objects of one type in one place, and what would be saved if they were otherwise.
package struct WasteGroup: Sendable, Hashable {
  /// The number of their type.
  package let type: Int
  /// The number of the pattern of the ways to them; nil: wherever they are.
  package let pattern: Int?
  /// How many there are.
  package internal(set) var count = 0
  /// Bytes that it is about; the rule says of what.
  package internal(set) var bytes: ByteCount = 0
  /// Bytes that would be saved.
  package internal(set) var saved: ByteCount = 0
  /// That with the most bytes.
  package internal(set) var largest: Int
  fileprivate var largestBytes: ByteCount = -1

  init(type: Int, pattern: Int?, object: Int) {
    self.type = type
    self.pattern = pattern
    largest = object
  }

  mutating func add(_ object: Int, _ bytes: ByteCount, _ saved: ByteCount) {
    count += 1
    self.bytes += bytes
    self.saved += saved
    if bytes > largestBytes {
      largestBytes = bytes
      largest = object
    }
  }
}

/// All that one rule found, in groups by type and place.
package struct WasteList: Sendable {
  /// Those that waste most first.
  package private(set) var groups: [WasteGroup] = []
  /// Objects in all groups.
  package private(set) var count = 0
  /// Their bytes.
  package private(set) var bytes: ByteCount = 0
  /// Bytes that would be saved.
  package private(set) var saved: ByteCount = 0

  private var known: [Key: Int] = [:]

  private struct Key: Hashable {
    let type: Int
    let pattern: Int?
  }

  /// - Parameters:
  ///   - bytes: that it is about.
  ///   - saved: that would not be needed.
  mutating func add(_ object: Int, type: Int, pattern: Int?, bytes: ByteCount, saved: ByteCount) {
    let key = Key(type: type, pattern: pattern)
    let group = known[key] ?? groups.count
    if group == groups.count {
      known[key] = group
      groups.append(WasteGroup(type: type, pattern: pattern, object: object))
    }
    groups[group].add(object, bytes, saved)
    count += 1
    self.bytes += bytes
    self.saved += saved
  }

  /// The same, in order.
  ///
  /// - Parameter leastCount: groups with fewer objects are left out.
  consuming func sorted(leastCount: Int = 1) -> WasteList {
    known = [:]
    for group in groups where group.count < leastCount {
      count -= group.count
      bytes -= group.bytes
      saved -= group.saved
    }
    groups.removeAll { $0.count < leastCount }
    groups.sort {
      ($0.saved, $0.bytes, $1.largest) > ($1.saved, $1.bytes, $0.largest)
    }
    return self
  }
}
