import PickleReader

/// A pickle with one to four of its opcodes dropped, repeated, swapped, moved or given another
/// argument, the same for the same seed: what changes of single bytes hardly ever hit on.
package func structurallyMutated(_ bytes: [UInt8], seed: UInt64) -> [UInt8] {
  var random = SeededGenerator(seed: seed)
  var opcodes = opcodeSpans(of: bytes).map { Array(bytes[$0]) }
  for _ in 0..<Int.random(in: 1...4, using: &random) where !opcodes.isEmpty {
    change(&opcodes, &random)
  }
  return Array(opcodes.joined())
}

private func change(_ opcodes: inout [[UInt8]], _ random: inout SeededGenerator) {
  let place = Int.random(in: opcodes.indices, using: &random)
  let other = Int.random(in: opcodes.indices, using: &random)
  let end = min(opcodes.count, place + Int.random(in: 1...12, using: &random))
  switch Int.random(in: 0..<10, using: &random) {
  case 0: opcodes.remove(at: place)
  case 1: opcodes.removeSubrange(place..<end)
  case 2: opcodes.insert(opcodes[place], at: place)
  case 3:
    let count = Int.random(in: 1...20, using: &random)
    opcodes.insert(
      contentsOf: Array(repeating: opcodes[place..<end], count: count).joined(), at: end)
  case 4: opcodes.swapAt(place, other)
  case 5: opcodes.insert(contentsOf: Array(opcodes[place..<end]), at: other)
  case 6: opcodes[place] = opcodes[other]
  case 7: opcodes.insert([random.opcode.rawValue], at: place)
  default: opcodes[place] = withAnotherArgument(opcodes[place], &random)
  }
}

/// The same opcode with a length that lies, a number at an edge or text that means something.
private func withAnotherArgument(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
  guard let opcode = Opcode(rawValue: bytes[0]) else { return [random.opcode.rawValue] }
  switch ArgumentForm(opcode) {
  case .fixed(0): return [random.opcode.rawValue]
  case .fixed(8):
    return [bytes[0]] + littleEndian(random.double.bitPattern.byteSwapped, width: 8)
  case .fixed(let width): return [bytes[0]] + littleEndian(random.edge, width: width)
  case .counted(let width):
    let content = Bool.random(using: &random) ? Array(bytes.dropFirst(1 + width)) : random.text
    let lies = Int.random(in: 0..<4, using: &random) == 0
    let length = lies ? random.edge : UInt64(content.count)
    return [bytes[0]] + littleEndian(length, width: width) + content
  case .lines(let number):
    return [bytes[0]] + (0..<number).flatMap { _ in random.text + [0x0A] }
  }
}

private func littleEndian(_ number: UInt64, width: Int) -> [UInt8] {
  (0..<width).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
}

extension SeededGenerator {
  fileprivate var opcode: Opcode {
    mutating get { Opcode.allCases.randomElement(using: &self) ?? .none }
  }

  /// A number at which something may end; small ones are memo entries, too.
  fileprivate var edge: UInt64 {
    mutating get {
      let edges: [UInt64] = [
        0, 1, 255, 256, 1 << 16, 1 << 31 - 1, 1 << 31, 1 << 32 - 1, 1 << 63 - 1, 1 << 63, .max,
      ]
      return Bool.random(using: &self)
        ? edges.randomElement(using: &self) ?? 0 : .random(in: 0..<64, using: &self)
    }
  }

  fileprivate var double: Double {
    mutating get {
      [
        .nan, .infinity, -.infinity, 0, -0.0, -1, 1, 1.5, 1e308, .leastNonzeroMagnitude,
        .greatestFiniteMagnitude,
      ]
      .randomElement(using: &self) ?? 0
    }
  }

  fileprivate var text: [UInt8] {
    mutating get {
      let texts = [
        "", "0", "-1", "00", "'a'", "nan", "1e999", "99999999999999999999", "a\u{0}b", "\u{202E}",
        "</script><b>", "[V] key: value", "[K] key", "../../x", "pympler.asizeof", "Asized",
        "pympler.classtracker", "TrackedObject", "Snapshot", "size", "flat", "refs", "name",
        "birth", "death", "trace", "snapshots", "timestamp", "system_total", "copyreg",
        "_reconstructor",
      ]
      return Array((texts.randomElement(using: &self) ?? "").utf8)
    }
  }
}
