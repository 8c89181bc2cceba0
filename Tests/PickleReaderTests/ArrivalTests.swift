import Bytes
import PickleReader
import Synchronization
import TestSupport
import Testing

/// Writes bytes into a buffer only when they are waited for: a reader that looks at others finds
/// `0xFF`, which is not an opcode.
private final class Drip: ByteArrival {
  private let source: [UInt8]
  private let buffer: UnsafeMutableRawBufferPointer
  /// The number of bytes after which no more come.
  private let end: Int
  private let count = Mutex(0)

  init(_ source: [UInt8], into buffer: UnsafeMutableRawBufferPointer, end: Int) {
    self.source = source
    self.buffer = buffer
    self.end = end
  }

  func wait(for wanted: Int) -> Int {
    count.withLock { count in
      while count < min(wanted, end) {
        buffer[count] = source[count]
        count += 1
      }
      return count
    }
  }
}

extension Drip: @unchecked Sendable {}

@Suite("Input that is still arriving")
struct ArrivalTests {
  private func arriving(_ bytes: [UInt8], end: Int? = nil) -> OwnedBytes {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    memory.initializeMemory(as: UInt8.self, repeating: 0xFF)
    return OwnedBytes(
      adopting: memory, arrival: Drip(bytes, into: memory, end: end ?? bytes.count))
  }

  private func rendering(_ source: OwnedBytes) throws -> [String] {
    var reader = PickleReader(source)
    var values: [String] = []
    repeat {
      let pickle = try reader.next()
      values.append(render(pickle.root, in: pickle.graph, depth: 4))
    } while !reader.isAtEnd
    return values
  }

  @Test("no byte is looked at before it is there", arguments: Fixture.good)
  func inTime(_ fixture: Fixture) throws {
    let bytes = try fixture.bytes()
    #expect(try rendering(arriving(bytes)) == rendering(OwnedBytes(bytes)))
  }

  @Test("input that ends before its announced end is truncated", arguments: [0, 1, 2, 40, 200])
  func endsEarly(_ missing: Int) throws {
    let bytes = try Fixture("pympler-1.1-python3.11").bytes()
    do throws(PickleError) {
      var reader = PickleReader(arriving(bytes, end: bytes.count - missing))
      _ = try reader.next()
      _ = try reader.next()
      #expect(missing == 0)
    } catch {
      #expect(error.code == .truncated)
      #expect(error.offset <= bytes.count - missing)
    }
  }
}
