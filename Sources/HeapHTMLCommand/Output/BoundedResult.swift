import Output

/// A result on its way to standard output, or nothing of one that is larger than it may be.
enum BoundedResult {
  /// Bytes that are kept while nobody knows yet whether more come than may.
  private static let heldLimit = 8 << 20

  /// Prints what `write` hands out, chunk by chunk.
  ///
  /// - Parameter write: called once for a small result. A large one is not kept: it is counted first,
  ///   and written again if it may be printed.
  /// - Throws: ``OutputExcess``, before anything is printed, and what `write` throws.
  static func print(
    _ limits: OutputLimits, on console: Console,
    _ write: (_ emit: @escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    let budget = OutputBudget(limits)
    let held = HeldBytes(limit: heldLimit)
    try write { chunk in
      try budget.take(chunk.count)
      held.add(chunk)
    }
    guard let bytes = held.bytes else { return try write { try console.print($0) } }
    if !bytes.isEmpty { try console.print(bytes) }
  }

  /// A handler that takes what it hands on from a budget.
  static func bounded(
    _ limits: OutputLimits, _ emit: @escaping ([UInt8]) throws -> Void
  ) -> ([UInt8]) throws -> Void {
    let budget = OutputBudget(limits)
    return { chunk in
      try budget.take(chunk.count)
      try emit(chunk)
    }
  }
}

/// Bytes up to a limit. A class because two closures share it.
private final class HeldBytes {
  /// Nil once there were too many.
  private(set) var bytes: [UInt8]? = []
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
  }

  func add(_ chunk: [UInt8]) {
    guard let count = bytes?.count else { return }
    if count + chunk.count > limit { bytes = nil } else { bytes?.append(contentsOf: chunk) }
  }
}
