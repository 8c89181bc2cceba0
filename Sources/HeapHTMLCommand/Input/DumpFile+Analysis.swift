import HeapProfile
import HeapStatistics
import Bytes

extension DumpFile {
  /// Reads, understands and counts the dump.
  ///
  /// - Parameter progress: told what is being done.
  func analyse(_ progress: ProgressLine?) throws(CommandFailure) -> HeapAnalysis {
    try analyse(try openContent(progress), progress)
  }

  /// The bytes of a dump, of which the last may still be on their way.
  struct Content {
    let bytes: OwnedBytes
    let arrival: ArrivingFile?
    let isCompressed: Bool
    let position: ReadingPosition
  }

  /// Opens the dump, and undoes its compression.
  func openContent(_ progress: ProgressLine?) throws(CommandFailure) -> Content {
    let position = ReadingPosition()
    progress?.begin(.reading(title, byteCount: 0, position))
    let (bytes, arrival) = try open()
    let content = try decompressed(bytes, arrival)
    progress?.begin(.reading(title, byteCount: content.count, position))
    return Content(
      bytes: content, arrival: arrival, isCompressed: content !== bytes, position: position)
  }

  /// Understands and counts a dump of chosen classes.
  func analyse(
    _ content: Content, _ progress: ProgressLine?
  ) throws(CommandFailure) -> HeapAnalysis {
    let profile: HeapProfile
    do {
      profile = try HeapProfile(
        content.bytes, limits: limits.values, position: progress == nil ? nil : content.position)
    } catch {
      // The end of the file may not be the fault of the dump.
      if let failure = content.arrival?.error { throw unreadable(failure) }
      throw CommandFailure(error, name, isCompressed: content.isCompressed)
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
