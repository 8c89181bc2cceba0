import Testing

@testable import Bytes

@Suite("Bytes of an input")
struct OwnedBytesTests {
  @Test("the beginning is as long as asked for, or as there is")
  func beginning() {
    let bytes = OwnedBytes([1, 2, 3])
    #expect(bytes.beginning(2) == [1, 2])
    #expect(bytes.beginning(9) == [1, 2, 3])
    #expect(OwnedBytes([]).beginning(9) == [])
  }

  /// Says that only some bytes ever came.
  private struct Ended: ByteArrival {
    let available: Int
    func wait(for count: Int) -> Int { available }
  }

  @Test("the beginning of an input that ended early is what came")
  func endedEarly() {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 4, alignment: 1)
    memory.copyBytes(from: [1, 2, 3, 4] as [UInt8])
    let bytes = OwnedBytes(adopting: memory, arrival: Ended(available: 2))
    #expect(bytes.beginning(4) == [1, 2])
  }

  @Test("an error of a body comes through")
  func failure() {
    struct Failure: Error {}
    #expect(throws: Failure.self) {
      try OwnedBytes([1]).withBytes { (_) throws(Failure) in throw Failure() }
    }
  }
}
