import Synchronization

/// Does independent jobs on all processors and stops at the first failure.
package enum JobPool {
  /// Runs `body` for every number below `count`, in no order.
  ///
  /// - Throws: the first error that a job threw; jobs under way are finished, others not begun.
  package static func run(_ count: Int, body: @escaping @Sendable (Int) throws -> Void) throws {
    let next = Atomic<Int>(0)
    let failure = Mutex<(any Error)?>(nil)
    @Sendable func work() {
      while true {
        let job = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if job >= count || failure.withLock({ $0 != nil }) { return }
        do {
          try body(job)
        } catch {
          failure.withLock { if $0 == nil { $0 = error } }
        }
      }
    }
    let isDone = Semaphore()
    let helpers = max(0, min(count, activeProcessorCount) - 1)
    let started = (0..<helpers).count { _ in
      WorkThread.start {
        work()
        isDone.signal()
      }
    }
    work()
    for _ in 0..<started { isDone.wait() }
    if let error = failure.withLock({ $0 }) { throw error }
  }

  private static var activeProcessorCount: Int {
    max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }
}
