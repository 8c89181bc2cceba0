package import Bytes

import System

/// Inflates gzip data, of any number of members.
package enum Gzip {
  /// Whether bytes with this beginning are gzip data.
  package static func recognises(_ beginning: some Collection<UInt8>) -> Bool {
    GzipPass.begins(beginning)
  }

  /// The most memory that is asked for before it is known how much is needed, as a multiple of the
  /// compressed size; dumps stay below it. Deflate can reach a thousand.
  private static let usualRatio = 16
  /// The same for small inputs, in bytes.
  private static let usualFloor = 1 << 20

  /// What the data hold.
  ///
  /// Memory follows what really comes out: data that inflate to more than usual are counted first,
  /// and then inflated a second time.
  ///
  /// - Parameters:
  ///   - source: gzip data; the last bytes may still be on their way.
  ///   - limit: the most bytes that may come out.
  /// - Throws: ``GzipError``.
  package static func inflate(_ source: OwnedBytes, limit: Int) throws(GzipError) -> OwnedBytes {
    let (factored, overflow) = source.count.multipliedReportingOverflow(by: usualRatio)
    let usual = min(max(usualFloor, overflow ? .max : factored), limit)
    var pass = try GzipPass(source)
    let memory = try allocate(usual)
    var count = 0
    do throws(GzipError) {
      count = try pass.read(into: memory)
      // A full buffer: there may be more.
      if count == usual { count += try countRest(&pass, from: count, limit: limit) }
    } catch {
      free(memory.baseAddress)
      throw error
    }
    if count <= usual { return shrunk(memory, to: count) }
    free(memory.baseAddress)
    return try inflateAgain(source, count: count)
  }

  /// What comes out of the data before they are cut or damaged, and what is wrong there.
  ///
  /// - Parameters: as of ``inflate(_:limit:)``.
  /// - Throws: ``GzipError`` where there is no memory, or more comes out than the limit.
  package static func salvage(
    _ source: OwnedBytes, limit: Int
  ) throws(GzipError) -> (bytes: OwnedBytes, error: GzipError?) {
    var pass = try GzipPass(source)
    let portion = try allocate(1 << 16)
    defer { free(portion.baseAddress) }
    var bytes: [UInt8] = []
    var wrong: GzipError?
    var made = portion.count
    while made == portion.count, wrong == nil {
      do throws(GzipError) {
        made = try pass.read(into: portion)
      } catch {
        guard error.code != .outOfMemory else { throw error }
        wrong = error
      }
      guard pass.lastCount <= limit - bytes.count else {
        throw GzipError(
          code: .limitExceeded, offset: pass.offset,
          reason: "the compressed data hold more than the limit of \(limit) bytes")
      }
      bytes.append(contentsOf: portion.prefix(pass.lastCount))
    }
    return (OwnedBytes(bytes), wrong)
  }

  /// Counts what comes out after the first `count` bytes, and keeps nothing of it.
  private static func countRest(
    _ pass: inout GzipPass, from count: Int, limit: Int
  ) throws(GzipError) -> Int {
    let portion = try allocate(1 << 16)
    defer { free(portion.baseAddress) }
    var rest = 0
    while true {
      let made = try pass.read(into: portion)
      rest += made
      guard rest <= limit - count else {
        throw GzipError(
          code: .limitExceeded, offset: pass.offset,
          reason: "the compressed data hold more than the limit of \(limit) bytes")
      }
      if made < portion.count { return rest }
    }
  }

  private static func inflateAgain(_ source: OwnedBytes, count: Int) throws(GzipError) -> OwnedBytes
  {
    var pass = try GzipPass(source)
    let bytes = try allocate(count)
    let owner = OwnedBytes(adopting: bytes)
    guard try pass.read(into: bytes) == count else {
      throw GzipError(
        code: .damaged, offset: pass.offset, reason: "the compressed data changed meanwhile")
    }
    return owner
  }

  private static func allocate(_ count: Int) throws(GzipError) -> UnsafeMutableRawBufferPointer {
    guard let memory = malloc(max(count, 1)) else {
      throw GzipError(
        code: .outOfMemory, offset: 0, reason: "out of memory for \(count) inflated bytes")
    }
    return UnsafeMutableRawBufferPointer(start: memory, count: count)
  }

  /// The first `count` bytes; the rest of the memory goes back to the system.
  private static func shrunk(_ memory: UnsafeMutableRawBufferPointer, to count: Int) -> OwnedBytes {
    let kept = realloc(memory.baseAddress, max(count, 1)) ?? memory.baseAddress
    return OwnedBytes(adopting: UnsafeMutableRawBufferPointer(start: kept, count: count))
  }
}
