import Bytes
import PickleReader
import TestSupport
import Testing

@Suite("Opcodes")
struct OpcodeTests {
  @Test("each opcode reads as in Python", arguments: OpcodeCase.all)
  func reading(_ example: OpcodeCase) throws {
    let bytes = assemble(example.pieces + [.op(.stop)])
    #expect(bytes.contains(example.opcode.rawValue))
    #expect(try read(bytes: bytes) == example.reading)
  }

  @Test("every opcode that can be in a file has a case")
  func completeness() {
    let covered = Set(OpcodeCase.all.map(\.opcode))
    #expect(Set(Opcode.allCases).subtracting(covered) == [.nextBuffer, .readOnlyBuffer])
  }

  @Test("the opcodes are the bytes that pickletools lists")
  func bytes() {
    let ascii = Array("(.012FGIJKLMNPQRSTUVX)]}abcdeghijlopqrstuBC".utf8)
    #expect(Set(Opcode.allCases.map(\.rawValue)) == Set(ascii + Array(0x80...0x98)))
  }

  @Test(
    "a byte that is not an opcode ends in an error that names it", arguments: UInt8.min ... .max)
  func unknown(_ byte: UInt8) {
    guard Opcode(rawValue: byte) == nil else { return }
    let error = failure(bytes: [0x4E, byte, 0x2E])
    #expect(error?.code == .unknownOpcode)
    #expect(error?.offset == 1)
    #expect(error?.reason == "unknown opcode 0x\(String(byte, radix: 16))")
  }

  @Test("an argument that is cut off ends in an error", arguments: OpcodeCase.all)
  func truncated(_ example: OpcodeCase) {
    let bytes = assemble(example.pieces)
    for length in bytes.indices where !bytes[..<length].contains(Opcode.stop.rawValue) {
      #expect(failure(bytes: Array(bytes[..<length])) != nil, "\(length) bytes")
    }
  }

  @Test("pickles follow each other")
  func backToBack() throws {
    var reader = PickleReader(OwnedBytes([0x4E, 0x2E, 0x88, 0x2E]))
    #expect(try reader.next().root == .none)
    let (offset, wasAtEnd) = (reader.offset, reader.isAtEnd)
    #expect(offset == 2 && !wasAtEnd)
    #expect(try reader.next().root == .true)
    let isAtEnd = reader.isAtEnd
    #expect(isAtEnd)
    #expect(throws: PickleError(.truncated, at: 4, "")) { try reader.next().root }
  }

  @Test("a reader stays where a pickle is broken")
  func staying() {
    var reader = PickleReader(OwnedBytes([0x4E, 0xFF]))
    #expect(throws: PickleError.self) { try reader.next().root }
    let offset = reader.offset
    #expect(offset == 0)
  }

  @Test("an empty input is not a pickle")
  func nothing() {
    #expect(failure(bytes: [])?.code == .empty)
  }
}
