import TestSupport
import Testing

@testable import Bytes

@Suite("Content that is not read")
struct ForeignContentTests {
  private func name(_ text: String) -> String? { name(Array(text.utf8)) }

  private func name(_ bytes: [UInt8]) -> String? {
    ForeignContent(bytes, byteCount: bytes.count)?.name
  }

  @Test(
    "text is named for what it is",
    arguments: [
      ("<!DOCTYPE html>\n<title>", "an HTML page"), ("\n <HTML lang=de>", "an HTML page"),
      ("\u{FEFF}<html>", "an HTML page"), ("<?xml version='1.0'?>", "an XML document"),
      ("{\"a\": 1}", "JSON"), ("[ {\n \"a\"", "JSON"), ("digraph G {", "a graph of references"),
      ("CMDLINE python x.py\nMEM 1", "a recording of memory_profiler's mprof"),
      ("MEM 1.2 1600000000.0", "a recording of memory_profiler's mprof"),
      ("desc: --massif", "a profile of Valgrind's Massif"), ("PERFILE2", "a recording of perf"),
      ("%PDF-1.4", "a PDF document"), ("memray\0\u{B}", "a memray capture"),
      ("HTTP/1.1 200 OK", "an HTTP response with its headers, as curl -i writes it"),
    ])
  func texts(_ text: String, _ expected: String) {
    #expect(name(text) == expected)
  }

  @Test(
    "compressed data say what decompresses them",
    arguments: [
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 1], "xz"), ([0x28, 0xB5, 0x2F, 0xFD], "zstd"),
      ([0x42, 0x5A, 0x68, 0x39], "bzip2"), ([0x04, 0x22, 0x4D, 0x18], "lz4"),
    ] as [([UInt8], String)])
  func compression(_ bytes: [UInt8], _ program: String) {
    let content = ForeignContent(bytes, byteCount: 100)
    #expect(content?.name == "compressed with \(program)")
    #expect(content?.remedy == .decompress(with: program))
  }

  @Test("a signature is all of its bytes, at its place")
  func places() {
    let tar = [UInt8](repeating: 0x61, count: 257) + Array("ustar".utf8)
    #expect(name(tar) == "a tar archive")
    #expect(name(Array(tar.dropLast())) == nil)
    #expect(name([0x61] + tar) == nil)
    #expect(name([0x50, 0x4B, 3]) == nil)
    #expect(name([0x50, 0x4B, 3, 4]) == "a ZIP archive")
    #expect(name([0x7F, 0x45, 0x4C, 0x46]) == "a program or core file (ELF)")
    #expect(name([]) == nil)
  }

  @Test("a response whose headers end is taken out after them")
  func response() {
    let bytes = Array("HTTP/1.0 200\r\n\r\nrest".utf8)
    #expect(ForeignContent(bytes, byteCount: 20)?.remedy == .takeOut(16..<20))
    #expect(ForeignContent(Array(bytes.prefix(14)), byteCount: 20)?.remedy == nil)
  }

  @Test("no dump is mistaken for something else", arguments: Fixture.good)
  func dumps(_ fixture: Fixture) throws {
    #expect(name(Array(try fixture.bytes().prefix(4_096))) == nil)
  }
}
