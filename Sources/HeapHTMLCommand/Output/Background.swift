import Dispatch
import Synchronization

/// A value that another thread works out meanwhile.
final class Background<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, any Error>?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  /// Begins at once.
  init(_ work: @escaping @Sendable () throws -> Value) {
    DispatchQueue.global(qos: .userInitiated).async {
      let outcome = Result(catching: work)
      self.result.withLock { $0 = outcome }
      self.isDone.signal()
    }
  }

  /// Waits until the work is done, whatever came of it.
  func finish() {
    isDone.wait()
    isDone.signal()  // for whoever asks next
  }

  /// Waits for the value, or for the error that there is in its place.
  func value() throws -> Value {
    finish()
    guard let result = result.withLock({ $0 }) else {
      preconditionFailure("signalled before the result was there")
    }
    return try result.get()
  }
}
