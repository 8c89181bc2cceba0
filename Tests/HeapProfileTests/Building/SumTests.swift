import Bytes
import HeapProfile
import Measures
import Testing

/// A profile whose sizes could leave 64 bits when they are added up, in whatever way, is not made.
@Suite("Sums of sizes")
struct SumTests {
  /// What is wrong with a class whose instances all have this tree.
  private func reason(_ rows: [Sized], instances: Int = 1) -> String? {
    var builder = ProfileBuilder(OwnedBytes([]))
    do {
      var root = SizedIndex(0)
      for row in rows { root = try builder.add(row) }
      var numbers: [UInt32] = []
      for _ in 0..<instances {
        try builder.addSize(at: 1, root)
        numbers.append(try builder.add(NewInstance(birth: 0), sizeCount: 1))
      }
      builder.addClass("app.C", instances: numbers)
      _ = try builder.finish()
      return nil
    } catch {
      return error.reason
    }
  }

  private let tooMuch = "the sizes of all objects together leave the range of 64 bits"

  @Test("each once", arguments: [0, 1, 1 << 61, 1 << 62, Int64.max] as [Int64])
  func once(_ bytes: Int64) {
    let size = ByteCount(bytes)
    #expect(reason([Sized(size: size, flat: size)]) == nil)
    let pair = [
      Sized(size: size, flat: size), Sized(size: size, flat: 0, descendants: 1, height: 1),
    ]
    #expect(reason(pair) == (bytes >= 1 << 62 ? tooMuch : nil))
  }

  @Test("bytes of the objects themselves count as well")
  func flat() {
    #expect(reason([Sized(size: 0, flat: .max)], instances: 2) == tooMuch)
  }

  @Test("once for every size of an instance that they are a part of", arguments: 1...4)
  func shared(_ instances: Int) {
    let size = ByteCount(1 << 60)
    let rows = [
      Sized(size: size, flat: 0), Sized(size: size, flat: 0, descendants: 1, height: 1),
    ]
    // Two times 2^60 for each; 2^63 is one too many.
    #expect(reason(rows, instances: instances) == (instances < 4 ? nil : tooMuch))
  }
}
