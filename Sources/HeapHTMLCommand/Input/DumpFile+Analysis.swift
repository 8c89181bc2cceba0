import HeapProfile
import HeapStatistics
import Bytes

extension DumpFile {
  /// Reads, understands and counts the dump.
  ///
  /// - Parameter progress: told what is being done.
  func analyse(_ progress: ProgressLine?) throws(CommandFailure) -> HeapAnalysis {
    let position = ReadingPosition()
    progress?.begin(.reading(title, byteCount: 0, position))
    let (bytes, arrival) = try open()
    let content = try decompressed(bytes, arrival)
    progress?.begin(.reading(title, byteCount: content.count, position))
    let profile: HeapProfile
    do {
      profile = try HeapProfile(
        content, limits: limits.values, position: progress == nil ? nil : position)
    } catch {
      // The end of the file may not be the fault of the dump.
      if let failure = arrival?.error { throw unreadable(failure) }
      throw CommandFailure(error, name, isCompressed: content !== bytes)
    }
    progress?.begin(.counting)
    do {
      return try HeapAnalysis(profile)
    } catch {
      throw CommandFailure(error, name)
    }
  }

  /// The same, with a line on the terminal while it takes long; it is gone afterwards.
  func analyse(_ console: Console) throws(CommandFailure) -> HeapAnalysis {
    defer { console.endProgress() }
    return try analyse(console.startProgress())
  }
}
