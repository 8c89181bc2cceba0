import CSystem

/// Further threads of this program.
///
/// They are the system's own: a library that keeps a pool of them looks into /proc, and ends the program
/// where there is none, or where no further file may be open.
package enum WorkThread {
  private final class Work {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
      self.body = body
    }
  }

  /// Begins some work on a thread of its own.
  ///
  /// - Returns: false when the system gives no further thread.
  package static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    let work = Unmanaged.passRetained(Work(body))
    let error = heap_start_thread(
      { context in
        guard let context else { return }
        Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
      }, work.toOpaque())
    if error != 0 { work.release() }
    return error == 0
  }

  /// Does some work on a thread of its own, or at once where there is none.
  package static func perform(_ body: @escaping @Sendable () -> Void) {
    if !start(body) { body() }
  }
}
