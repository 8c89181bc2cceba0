import Testing

@testable import Bytes

@Suite("Limits of memory")
struct LimitTests {
  @Test("buffers that share a budget grow to its half together, and no further")
  func memoryBudget() {
    let budget = MemoryBudget(halfOf: 64 << 10)
    var left = GrowableBuffer<UInt64>(budget)
    var right = GrowableBuffer<UInt64>(budget)
    let (large, tooLarge) = (left.hasRoom(for: 3_000), right.hasRoom(for: 1_500))
    let shortage = right.shortage
    let rest = right.hasRoom(for: 1_000)
    #expect(large && !tooLarge && rest)
    #expect(shortage == .memory(limit: 64 << 10))
    for _ in 0..<3_000 where left.hasRoom(for: 1) { left.appendInRoom(1) }
    let (count, none) = (left.count, left.shortage)
    #expect(count == 3_000 && none == nil)
  }

  @Test("a buffer of a stated number of elements holds no more")
  func maximumCount() {
    let budget = MemoryBudget(halfOf: 64 << 10)
    var short = GrowableBuffer<UInt8>(budget, maximumCount: 100)
    for _ in 0..<100 where short.hasRoom(for: 1) { short.appendInRoom(1) }
    let (count, hasRoom) = (short.count, short.hasRoom(for: 1))
    let shortage = short.shortage
    #expect(count == 100 && !hasRoom)
    #expect(shortage == .count(100))
  }

  @Test("a limit that is stated holds, one that is not follows the input's size")
  func statedLimits() {
    #expect(InputLimits(memory: 5).memory(forByteCount: 1_000) == 5)
    #expect(InputLimits(memoryFactor: 2).memory(forByteCount: .max) == .max)
    #expect(InputLimits(memory: 5).tableMemory(forByteCount: 1_000) == 5)
    #expect(InputLimits(memoryFloor: 9).tableMemory(forByteCount: 3) == 192)
    #expect(InputLimits(sharing: 7).sharing(forByteCount: 1_000) == 7)
    #expect(InputLimits(sharingFactor: 3, sharingFloor: 9).sharing(forByteCount: 4) == 12)
  }
}
