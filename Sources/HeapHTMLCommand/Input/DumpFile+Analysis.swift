import HeapProfile
import HeapStatistics

extension DumpFile {
  /// Reads, understands and counts the dump.
  func analyse() throws(CommandFailure) -> HeapAnalysis {
    let (bytes, arrival) = try open()
    let profile: HeapProfile
    do {
      profile = try HeapProfile(bytes)
    } catch {
      // The end of the file may not be the fault of the dump.
      if let failure = arrival?.error { throw unreadable(failure) }
      throw CommandFailure(error, name)
    }
    do {
      return try HeapAnalysis(profile)
    } catch {
      throw CommandFailure(error, name)
    }
  }
}
