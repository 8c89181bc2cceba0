import Synchronization

/// A value that another thread computes meanwhile.
package final class Background<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, any Error>?>(nil)
  private let isDone = Semaphore()

  private init() {}

  /// Begins to compute it at once.
  package static func start(_ work: @escaping @Sendable () throws -> Value) -> Background {
    let background = Background()
    WorkThread.perform {
      let outcome = Result(catching: work)
      background.result.withLock { $0 = outcome }
      background.isDone.signal()
    }
    return background
  }

  /// Waits until the work is done, whatever its outcome.
  package func finish() {
    isDone.wait()
    isDone.signal()  // for the next caller
  }

  /// Waits for the value, or for the error in its place.
  package func value() throws -> Value {
    finish()
    guard let result = result.withLock({ $0 }) else {
      preconditionFailure("signalled before the result was there")
    }
    return try result.get()
  }
}
