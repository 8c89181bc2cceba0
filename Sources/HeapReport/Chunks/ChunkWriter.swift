/// Gathers bytes and hands them on in chunks, so that a result of any length needs little memory.
package struct ChunkWriter<Failure: Error>: ~Copyable {
  /// Bytes that have not been handed on yet; append to it, then call ``passOn()``.
  var bytes: [UInt8] = []
  private let emit: ([UInt8]) throws(Failure) -> Void

  /// Every chunk but the last has at least that many bytes.
  private static var chunkSize: Int { 1 << 16 }

  /// - Parameter emit: takes the chunks in their order; what it throws ends the work.
  init(_ emit: @escaping ([UInt8]) throws(Failure) -> Void) {
    self.emit = emit
    bytes.reserveCapacity(Self.chunkSize + Self.chunkSize / 4)
  }

  /// Hands on the gathered bytes if they make a chunk.
  @inline(__always)
  mutating func passOn() throws(Failure) {
    if bytes.count >= Self.chunkSize { try emitBytes() }
  }

  /// Hands on the rest.
  consuming func finish() throws(Failure) {
    if !bytes.isEmpty { try emitBytes() }
  }

  private mutating func emitBytes() throws(Failure) {
    try emit(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
