import Bytes
import Measures

/// The promises about what a recorder said of the run.
extension ProfileBuilder {
  borrowing func checkRecord() throws(LoadError) {
    guard let record else { return }
    guard [record.started, record.duration, record.interval].allSatisfy({ $0?.isFinite ?? true })
    else { throw .inconsistent("the record of the run has a number that is not finite") }
    guard record.duration ?? 0 >= 0, record.interval ?? 0 >= 0, record.processID ?? 0 >= 0 else {
      throw .inconsistent("the record of the run has a negative number")
    }
  }

  /// Every type has a number, or the absence of one, for every time; sums of them stay in 64 bits.
  borrowing func checkCensus() throws(LoadError) {
    guard let census else { return }
    guard census.times.allSatisfy(\.isFinite), census.times == census.times.sorted() else {
      throw .inconsistent("the census has a time that is not finite or not in order")
    }
    var sums = [ByteCount](repeating: 0, count: census.times.count)
    for type in census.types {
      guard type.counts.count == census.times.count, type.bytes.count == census.times.count else {
        throw .inconsistent("a type of the census has not one number for each time")
      }
      guard type.counts.allSatisfy({ $0 ?? 0 >= 0 }), type.bytes.allSatisfy({ $0 ?? 0 >= 0 }) else {
        throw .inconsistent("a type of the census has a negative number")
      }
      for place in sums.indices {
        guard let sum = sums[place].adding(type.bytes[place] ?? 0) else {
          throw .inconsistent("the bytes of the census exceed 64 bits")
        }
        sums[place] = sum
      }
    }
  }

  /// Counts are counts, of places that exist, and add up to less than any sum of them may reach.
  borrowing func checkShortLived() throws(LoadError) {
    var sum = 0
    for (_, all) in shortLived {
      for instances in all {
        guard instances.count >= 0, (0...instances.count).contains(instances.alive) else {
          throw .inconsistent("a number of short-lived instances is negative")
        }
        guard instances.trace.map({ Int($0.rawValue) < traces.count }) ?? true else {
          throw .inconsistent("the trace of short-lived instances does not exist")
        }
        let (next, overflow) = sum.addingReportingOverflow(instances.count)
        guard !overflow, next < 1 << 62 else {
          throw .inconsistent("the numbers of short-lived instances exceed 62 bits")
        }
        sum = next
      }
    }
    for (name, counts) in shortLivedAt { try checkShortLived(counts, of: name) }
  }

  /// Samples are of instances that their class has.
  borrowing func checkSamples() throws(LoadError) {
    guard !samples.isEmpty else { return }
    for (name, instances) in classes {
      guard let samples = samples[Array(name.utf8)] else { continue }
      guard samples.timestamp.isFinite,
        samples.trees.allSatisfy({ instances.indices.contains($0.place) }),
        samples.trees.allSatisfy({ Int($0.root.rawValue) < sized.count })
      else { throw .inconsistent("a sample is of an instance that its class does not have") }
    }
  }

  private borrowing func checkShortLived(_ counts: [Int], of name: [UInt8]) throws(LoadError) {
    guard counts.count == snapshots.count else {
      throw .inconsistent("short-lived instances have numbers for other snapshots")
    }
    var rest = (shortLived[name] ?? []).reduce(0) { $0 + $1.count - $1.alive }
    for count in counts {
      guard count >= 0, count <= rest else {
        throw .inconsistent("short-lived instances at the snapshots are more than all of them")
      }
      rest -= count
    }
  }
}
