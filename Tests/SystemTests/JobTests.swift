import Synchronization
import System
import Testing

@Suite("Work on several threads")
struct JobTests {
  private struct Failure: Error, Equatable { let number: Int }

  @Test("every job is done once")
  func jobs() throws {
    let counts = Mutex([Int](repeating: 0, count: 500))
    try JobPool.run(500) { number in counts.withLock { $0[number] += 1 } }
    #expect(counts.withLock { $0 } == [Int](repeating: 1, count: 500))
    try JobPool.run(0) { _ in Issue.record("there is no job") }
  }

  @Test("a failure comes out, one when there are several")
  func failures() {
    #expect(throws: Failure(number: 0)) {
      try JobPool.run(1) { throw Failure(number: $0) }
    }
    let error = #expect(throws: Failure.self) {
      try JobPool.run(1_000) { number in if number % 10 == 3 { throw Failure(number: number) } }
    }
    #expect(error.map { $0.number % 10 } == 3)
  }

  @Test("results come in the order of their numbers")
  func results() {
    #expect(JobPool.results(500) { $0 * 2 } == (0..<500).map { $0 * 2 })
    #expect(JobPool.results(0) { $0 }.isEmpty)
  }

  @Test("a value computed meanwhile, or its error, comes as often as it is asked for")
  func background() throws {
    let number = Background.start { 42 }
    number.finish()
    #expect(try number.value() == 42)
    #expect(try number.value() == 42)
    let failing = Background<Int>.start { throw Failure(number: 1) }
    #expect(throws: Failure(number: 1)) { try failing.value() }
  }
}
