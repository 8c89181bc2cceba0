import Synchronization

/// How far the reading of an input has come, for a watcher on another thread.
package final class ReadingPosition: Sendable {
  /// Bytes between two marks: enough that marking costs nothing.
  package static let step = 1 << 20

  private let offset = Atomic<Int>(0)

  package init() {}

  /// Bytes read, up to the last mark.
  package var bytes: Int { offset.load(ordering: .relaxed) }

  /// - Returns: the place of the next mark to note.
  package func note(_ place: Int) -> Int {
    offset.store(place, ordering: .relaxed)
    return place + Self.step
  }
}
