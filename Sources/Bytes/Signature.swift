/// The bytes that files of a kind have at a certain place.
struct Signature: Sendable {
  private let offset: Int
  private let bytes: [UInt8]
  /// As part of a sentence: `a PNG image`.
  let name: String
  let remedy: Remedy?

  private init(_ bytes: [UInt8], at offset: Int = 0, _ name: String, _ remedy: Remedy? = nil) {
    self.bytes = bytes
    self.offset = offset
    self.name = name
    self.remedy = remedy
  }

  private init(_ text: String, at offset: Int = 0, _ name: String, _ remedy: Remedy? = nil) {
    self.init(Array(text.utf8), at: offset, name, remedy)
  }

  func matches(_ beginning: [UInt8]) -> Bool {
    beginning.dropFirst(offset).starts(with: bytes)
  }

  private static let mprof = Remedy.advice("mprof plot shows it")
  private static let unpack = Remedy.advice("unpack it, and name the dump in it")

  /// The longest first where one begins like another. Sources: the formats' own documents, and
  /// `magic` of file(1).
  static let all: [Signature] = [
    Signature([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "compressed with xz", .decompress(with: "xz")),
    Signature([0x28, 0xB5, 0x2F, 0xFD], "compressed with zstd", .decompress(with: "zstd")),
    Signature([0x04, 0x22, 0x4D, 0x18], "compressed with lz4", .decompress(with: "lz4")),
    Signature("BZh", "compressed with bzip2", .decompress(with: "bzip2")),
    Signature([0x1F, 0x9D], "compressed with compress", .decompress(with: "gzip")),
    Signature([0x50, 0x4B, 0x03, 0x04], "a ZIP archive", unpack),
    Signature([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7-Zip archive", unpack),
    Signature("ustar", at: 257, "a tar archive", unpack),
    Signature([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "a PNG image"),
    Signature([0xFF, 0xD8, 0xFF], "a JPEG image"),
    Signature(
      [0x89, 0x48, 0x45, 0x41, 0x50, 0x0D, 0x0A, 0x1A], "the whole heap of a program",
      .advice("heaphtml summary says who holds it")),
    Signature(
      [0, 0, 0, 0, 0x07, 0x54, 0xD6, 0x01], "the whole heap of a program, as pyheap writes it",
      .advice("heaphtml summary says who holds it")),
    Signature("GIF8", "a GIF image"),
    Signature("%PDF-", "a PDF document"),
    Signature([0x7F, 0x45, 0x4C, 0x46], "a program or core file (ELF)"),
    Signature("SQLite format 3\0", "an SQLite database"),
    Signature("memray\0", "a memray capture"),
    Signature("JAVA PROFILE 1.0", "a heap dump of a Java program (HPROF)"),
    Signature("PERFILE2", "a recording of perf"),
    Signature([0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59], "a NumPy array"),
    Signature("PAR1", "a Parquet file"),
    Signature("desc: ", "a profile of Valgrind's Massif"),
    Signature("CMDLINE ", "a recording of memory_profiler's mprof", Self.mprof),
    Signature("MEM ", "a recording of memory_profiler's mprof", Self.mprof),
    Signature(
      "digraph", "a graph of references",
      .advice("heaphtml garbage shows the reference cycles in it")),
  ]
}
