import Bytes
import Gzip
import TestSupport
import Testing

@Suite("Inflating")
struct InflateTests {
  private func inflated(_ bytes: [UInt8], limit: Int = 1 << 30) throws -> [UInt8] {
    try Gzip.inflate(OwnedBytes(bytes), limit: limit).array
  }

  private func refusal(_ bytes: [UInt8], limit: Int = 1 << 30) -> GzipError? {
    do throws(GzipError) {
      _ = try Gzip.inflate(OwnedBytes(bytes), limit: limit)
      return nil
    } catch {
      return error
    }
  }

  private func noise(_ count: Int) -> [UInt8] {
    var random = SeededGenerator(seed: 9)
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
  }

  @Test(
    "what was compressed comes back, whatever its size", arguments: [0, 1, 1_000, 65_536, 1 << 20])
  func sizes(_ count: Int) throws {
    let content = noise(count)
    for level: Int32 in [0, 1, 9] {
      #expect(try inflated(gzipped(content, level: level)) == content)
    }
  }

  @Test("so does what inflates to a thousand times its size", arguments: [-1, 0, 1, 3_000_000])
  func ratio(_ more: Int) throws {
    let content = [UInt8](repeating: 7, count: 1 << 20 + more)
    #expect(try inflated(gzipped(content)) == content)
  }

  @Test("members follow each other, some of them empty, with zeros after the last")
  func members() throws {
    let parts: [[UInt8]] = [noise(10), [], noise(70_000), [], noise(3)]
    let bytes = parts.flatMap { gzipped($0) }
    let content = parts.flatMap { $0 }
    #expect(try inflated(bytes) == content)
    #expect(try inflated(bytes + [UInt8](repeating: 0, count: 600)) == content)
  }

  @Test("what follows and is not a member is refused with its place")
  func trailing() {
    let bytes = gzipped(noise(100))
    for rest in [[0x41], [0x1F], [0, 0, 0x1F, 0x8B], [0x1F, 0x8A, 8]] as [[UInt8]] {
      let error = refusal(bytes + rest)
      #expect(error?.code == .trailing && error?.offset == bytes.count)
    }
  }

  @Test("every prefix is refused")
  func prefixes() {
    let bytes = gzipped(noise(40) + [UInt8](repeating: 0, count: 300))
    for count in 2..<bytes.count {
      let error = refusal(Array(bytes.prefix(count)))
      #expect(error?.code == .truncated && error?.offset == count, "\(count)")
    }
  }

  @Test("a changed bit is refused, or changes nothing that is held")
  func damage() throws {
    let content = noise(40) + [UInt8](repeating: 0, count: 300)
    let bytes = gzipped(content)
    for place in 2..<bytes.count {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[place] ^= 1 << UInt8(bit)
        guard refusal(damaged) == nil else { continue }
        #expect(try inflated(damaged) == content)
      }
    }
  }

  @Test("a wrong checksum is reported")
  func checksum() {
    var bytes = gzipped(noise(40))
    bytes[bytes.count - 6] ^= 1
    let error = refusal(bytes)
    #expect(error?.code == .damaged && error?.reason.contains("incorrect data check") == true)
  }

  @Test("the limit holds to the byte", arguments: [100, 1 << 20, 3_000_000])
  func limit(_ count: Int) throws {
    let bytes = gzipped([UInt8](repeating: 1, count: count))
    #expect(try inflated(bytes, limit: count).count == count)
    let error = refusal(bytes, limit: count - 1)
    #expect(error?.code == .limitExceeded)
    #expect(error?.reason == "the compressed data hold more than the limit of \(count - 1) bytes")
  }

  @Test("a bomb stops at the limit, long before its end")
  func bomb() throws {
    let member = gzipped([UInt8](repeating: 0, count: 4 << 20))
    let bomb = [[UInt8]](repeating: member, count: 1_000).flatMap { $0 }  // 4 GiB of 4 MiB
    let error = try #require(refusal(bomb, limit: 8 << 20))
    #expect(error.code == .limitExceeded)
    #expect(error.offset < 4 * member.count)
  }

  @Test("a member of another method is refused")
  func method() {
    var bytes = gzipped([1, 2, 3])
    bytes[2] = 7
    #expect(refusal(bytes)?.code == .damaged)
  }

  /// Tells of few bytes at a time, and of no more than some.
  private struct Trickle: ByteArrival {
    let available: Int
    func wait(for count: Int) -> Int { min(count, available) }
  }

  private func arriving(_ bytes: [UInt8], available: Int) -> OwnedBytes {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    memory.copyBytes(from: bytes)
    return OwnedBytes(adopting: memory, arrival: Trickle(available: available))
  }

  @Test("bytes that still arrive are waited for; those that never come end it")
  func arrival() throws {
    let content = noise(3_000_000)
    let bytes = gzipped(content)
    let whole = try Gzip.inflate(arriving(bytes, available: bytes.count), limit: 1 << 30)
    #expect(whole.array == content)
    let error = #expect(throws: GzipError.self) {
      try Gzip.inflate(arriving(bytes, available: 1_500_000), limit: 1 << 30)
    }
    #expect(error?.code == .truncated && error?.offset == 1_500_000)
  }
}
