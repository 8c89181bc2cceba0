/// Counts what has been done, and lets others wait for it.
package final class Semaphore: Sendable {
  // It has one place in memory, for all threads.
  nonisolated(unsafe) private let place = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  package init() {
    _ = sem_init(place, 0, 0)  // it fails for too large a number only
  }

  deinit {
    _ = sem_destroy(place)
    place.deallocate()
  }

  package func signal() { _ = sem_post(place) }

  package func wait() {
    while sem_wait(place) != 0 && errno == EINTR {}
  }
}
