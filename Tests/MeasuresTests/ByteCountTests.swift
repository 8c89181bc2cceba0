import Measures
import Testing

/// Arithmetic on what a dump says neither ends the program nor goes round.
@Suite("Bytes of a dump")
struct ByteCountTests {
  private static let extremes: [Int64] = [
    .min, .min + 1, -(1 << 62), -1, 0, 1, 1_000, 1 << 62, .max - 1, .max,
  ]

  /// What fits, of an exact result.
  private func clamped(_ exact: Int128) -> ByteCount { ByteCount(clamping: exact) }

  @Test("sums, differences and negations are exact where they fit, else the nearest that does")
  func sums() {
    for left in Self.extremes {
      for right in Self.extremes {
        let (one, other) = (ByteCount(left), ByteCount(right))
        let sum = Int128(left) + Int128(right)
        #expect(one + other == clamped(sum), "\(left) + \(right)")
        #expect(one - other == clamped(Int128(left) - Int128(right)), "\(left) - \(right)")
        #expect(one.adding(other) == Int64(exactly: sum).map { ByteCount($0) })
        #expect((one < other) == (left < right))
      }
      #expect(-ByteCount(left) == clamped(-Int128(left)))
      #expect(Int64(ByteCount(left)) == left && "\(ByteCount(left))" == "\(left)")
    }
  }

  @Test("products and equal parts as well", arguments: [.min, -3, -1, 0, 1, 2, 7, .max] as [Int])
  func products(_ factor: Int) {
    for number in Self.extremes {
      let product = Int128(number) * Int128(factor)
      #expect(ByteCount(number) * factor == clamped(product), "\(number) * \(factor)")
      #expect(
        ByteCount(number).multiplied(by: factor) == Int64(exactly: product).map { ByteCount($0) })
      let part = factor > 0 ? number / Int64(factor) : number
      #expect(ByteCount(number) / factor == ByteCount(part), "\(number) / \(factor)")
    }
  }

  @Test("a sum of many stops at the largest and does not come back")
  func totals() {
    #expect(([.max, .max, 1] as [ByteCount]).total == .max)
    #expect(([] as [ByteCount]).total == 0)
    var sum: ByteCount = .min
    sum -= .max
    #expect(sum == .min)
    sum += 5
    #expect(sum == ByteCount(.min + 5))
  }

  @Test(
    "the nearest number of bytes",
    arguments: [
      (0.5, 1), (1.4, 1), (-2.6, -3), (1e300, .max), (-1e300, .min), (.infinity, .max),
      (-.infinity, .min), (.nan, 0), (9.3e18, .max),
    ] as [(Double, Int64)])
  func nearest(_ value: Double, _ bytes: Int64) {
    #expect(ByteCount(nearest: value) == ByteCount(bytes))
  }
}
