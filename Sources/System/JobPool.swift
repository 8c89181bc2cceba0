import Dispatch
import Synchronization

/// Does independent jobs on all processors and stops at the first failure.
package enum JobPool {
  /// Runs `body` for every number below `count`, in no order.
  ///
  /// - Throws: the first error that a job threw; jobs under way are finished, others not begun.
  package static func run(_ count: Int, body: @Sendable (Int) throws -> Void) throws {
    let next = Atomic<Int>(0)
    let failure = Mutex<(any Error)?>(nil)
    let workers = max(1, min(count, activeProcessorCount))
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
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
    if let error = failure.withLock({ $0 }) { throw error }
  }

  private static var activeProcessorCount: Int {
    max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }
}
