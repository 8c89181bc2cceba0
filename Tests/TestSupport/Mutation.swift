/// Input with one to four bytes flipped, deleted, inserted or swapped, the same for the same seed.
package func mutated(_ bytes: [UInt8], seed: UInt64) -> [UInt8] {
  var random = SeededGenerator(seed: seed)
  var result = bytes
  for _ in 0..<Int.random(in: 1...4, using: &random) where !result.isEmpty {
    let place = Int.random(in: result.indices, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: result[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: result.remove(at: place)
    case 2: result.insert(UInt8.random(in: .min ... .max, using: &random), at: place)
    default: result.swapAt(place, Int.random(in: result.indices, using: &random))
    }
  }
  return result
}
