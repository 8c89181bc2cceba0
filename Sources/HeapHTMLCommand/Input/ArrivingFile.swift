import Bytes
import Synchronization
import System

/// A file of known size that one thread reads while another already works on what is there.
///
/// It is read into memory of our own: a file that shrinks meanwhile must not end the program, as it
/// would if it were mapped. Bytes by which the file grows are left out.
final class ArrivingFile: ByteArrival {
  /// Bytes that are read at a time: few enough to still be in the cache when they are used.
  private static let portion = 1 << 20

  private let state = Mutex(State())
  /// Signalled after every portion.
  private let portionCame = Semaphore()

  private struct State {
    var count = 0
    var isComplete = false
    var error: SystemError?
  }

  /// Why reading ended before the end of the file, if it did.
  var error: SystemError? { state.withLock(\.error) }

  /// Starts to read; closes the descriptor when that is done.
  ///
  /// - Parameter size: the size of the file in bytes.
  /// - Throws: when there is no memory for the file.
  func start(_ descriptor: Descriptor, size: Int) throws(SystemError) -> OwnedBytes {
    guard let memory = malloc(max(size, 1)) else { throw .last }
    let buffer = UnsafeMutableRawBufferPointer(start: memory, count: size)
    let bytes = OwnedBytes(adopting: buffer, arrival: self)
    let address = UInt(bitPattern: memory)
    WorkThread.perform {
      self.read(descriptor, to: address, size: size)
      descriptor.discard()
      withExtendedLifetime(bytes) {}
    }
    return bytes
  }

  private func read(_ descriptor: Descriptor, to address: UInt, size: Int) {
    let memory = UnsafeMutableRawPointer(bitPattern: address)
    var count = 0
    var error: SystemError?
    while count < size, let place = memory?.advanced(by: count) {
      let portion = UnsafeMutableRawBufferPointer(
        start: place, count: min(Self.portion, size - count))
      var received = 0
      do { received = try descriptor.read(into: portion) } catch let failure { error = failure }
      guard received > 0 else { break }
      count += received
      state.withLock { $0.count = count }
      portionCame.signal()
    }
    state.withLock { [error] in
      $0.isComplete = true
      $0.error = error
    }
    portionCame.signal()
  }

  func wait(for count: Int) -> Int {
    while true {
      let (available, isComplete) = state.withLock { ($0.count, $0.isComplete) }
      if available >= count || isComplete { return available }
      portionCame.wait()
    }
  }
}
