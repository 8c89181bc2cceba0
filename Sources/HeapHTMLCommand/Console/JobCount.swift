import Synchronization

/// How many of a number of jobs are done, counted by the threads that do them.
final class JobCount: Sendable {
  let total: Int
  private let counter = Atomic<Int>(0)

  init(of total: Int) {
    self.total = total
  }

  var done: Int { counter.load(ordering: .relaxed) }

  func countOne() { counter.wrappingAdd(1, ordering: .relaxed) }
}
