import HeapProfile
import HeapStatistics

extension DumpFile {
  /// Reads, understands and counts the dump.
  func analyse() throws(CommandFailure) -> HeapAnalysis {
    let bytes = try read()
    let profile: HeapProfile
    do {
      profile = try HeapProfile(bytes)
    } catch {
      throw CommandFailure(error, name)
    }
    do {
      return try HeapAnalysis(profile)
    } catch {
      throw CommandFailure(error, name)
    }
  }
}
