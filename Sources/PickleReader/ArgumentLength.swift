/// How many bytes follow an opcode: a plain number below ``special``, or one of the kinds above it.
enum ArgumentLength {
  static let special = 16
  /// Not an opcode.
  static let unknown = 16
  /// A length in one, four or eight bytes, and that many bytes after it.
  static let counted1 = 17
  static let counted4 = 18
  static let counted8 = 19
  /// Up to and including the next line feed, or the one after it.
  static let line = 20
  static let twoLines = 21
  /// An opcode whose data lies outside the file.
  static let outOfBand = 22
  /// A memo index to fetch, in one byte, four bytes or a line.
  static let fetch1 = 23
  static let fetch4 = 24
  static let fetchLine = 25
  /// The end of the pickle.
  static let stop = 26
  /// Nothing; but the opcode sets attributes, and those after it are mostly the same.
  static let lastAttribute = 27

  /// The length for each of the 256 bytes; never written again.
  nonisolated(unsafe) static let table: UnsafePointer<UInt8> = {
    let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    for byte in 0...255 {
      let length = Opcode(rawValue: UInt8(byte)).map(of) ?? unknown
      (table + byte).initialize(to: UInt8(length))
    }
    return UnsafePointer(table)
  }()

  private static func of(_ opcode: Opcode) -> Int {
    switch opcode {
    case .proto, .binInt1, .binPut, .ext1: 1
    case .binInt2, .ext2: 2
    case .binInt, .longBinPut, .ext4: 4
    case .binGet: fetch1
    case .longBinGet: fetch4
    case .get: fetchLine
    case .stop: stop
    case .setItems: lastAttribute
    case .frame, .binFloat: 8
    case .long1, .shortBinString, .shortBinUnicode, .shortBinBytes: counted1
    case .long4, .binString, .binUnicode, .binBytes: counted4
    case .binUnicode8, .binBytes8, .byteArray8: counted8
    case .int, .long, .float, .string, .unicode, .put, .persID: line
    case .global, .inst: twoLines
    case .nextBuffer, .readOnlyBuffer: outOfBand
    case .mark, .pop, .popMark, .dup, .none, .newTrue, .newFalse, .emptyTuple, .tuple,
      .tuple1, .tuple2, .tuple3, .emptyList, .list, .append, .appends, .emptyDict, .dict,
      .setItem, .emptySet, .addItems, .frozenSet, .memoize, .stackGlobal, .reduce,
      .build, .obj, .newObj, .newObjEx, .binPersID:
      0
    }
  }
}
