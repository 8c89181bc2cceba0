import Synchronization

extension JobPool {
  /// What `body` gives for every number below `count`, in order; made on all processors.
  package static func results<Result: Sendable>(
    _ count: Int, of body: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
    // What cannot throw does not fail.
    try? run(count) { number in
      let result = body(number)
      results.withLock { $0[number] = result }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
