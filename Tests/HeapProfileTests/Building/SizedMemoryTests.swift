import Bytes
import HeapProfile
import Testing

@Suite("Memory for referents")
struct SizedMemoryTests {
  /// `BINGET` and a byte are the shortest way to write a referent once more. Tables have half of the
  /// memory.
  @Test("a dump that refers to the same referents again and again is read by default")
  func sharedReferents() {
    let dump = 1 << 24
    let rows = dump / 2
    #expect(InputLimits().tableMemory(forByteCount: dump) / 2 >= rows * MemoryLayout<Sized>.stride)
  }
}
