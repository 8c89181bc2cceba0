/// The opcodes of pickle protocols 0 to 5, with the names that CPython's `pickletools` gives them.
///
/// Source: CPython, `Lib/pickletools.py` and `Modules/_pickle.c`.
package enum Opcode: UInt8, CaseIterable, Sendable {
  // Frame and stream structure
  case proto = 0x80  // declares the protocol
  case frame = 0x95  // announces the length of what follows
  case stop = 0x2E  // ends the pickle, the top of the stack is its value

  // The stack and its marks
  case mark = 0x28
  case pop = 0x30
  case popMark = 0x31
  case dup = 0x32

  // Constants
  case none = 0x4E
  case newTrue = 0x88
  case newFalse = 0x89

  // Numbers
  case int = 0x49  // decimal text; `I00` and `I01` are booleans
  case binInt = 0x4A  // four bytes, signed
  case binInt1 = 0x4B  // one byte
  case binInt2 = 0x4D  // two bytes
  case long = 0x4C  // decimal text with an L after it
  case long1 = 0x8A  // length in one byte, little-endian two's complement
  case long4 = 0x8B  // length in four bytes
  case float = 0x46  // decimal text
  case binFloat = 0x47  // eight bytes, big-endian

  // Text and bytes
  case string = 0x53  // Python 2 `str` as a quoted literal
  case binString = 0x54  // Python 2 `str`, length in four bytes
  case shortBinString = 0x55  // Python 2 `str`, length in one byte
  case unicode = 0x56  // raw-unicode-escape up to the line's end
  case shortBinUnicode = 0x8C
  case binUnicode = 0x58
  case binUnicode8 = 0x8D
  case shortBinBytes = 0x43
  case binBytes = 0x42
  case binBytes8 = 0x8E
  case byteArray8 = 0x96

  // Containers
  case emptyTuple = 0x29
  case tuple = 0x74
  case tuple1 = 0x85
  case tuple2 = 0x86
  case tuple3 = 0x87
  case emptyList = 0x5D
  case list = 0x6C
  case append = 0x61
  case appends = 0x65
  case emptyDict = 0x7D
  case dict = 0x64
  case setItem = 0x73
  case setItems = 0x75
  case emptySet = 0x8F
  case addItems = 0x90
  case frozenSet = 0x91

  // The memo
  case put = 0x70  // decimal text
  case binPut = 0x71
  case longBinPut = 0x72
  case memoize = 0x94
  case get = 0x67  // decimal text
  case binGet = 0x68
  case longBinGet = 0x6A

  // Names and instances: recorded, never looked up, never called
  case global = 0x63
  case stackGlobal = 0x93
  case ext1 = 0x82
  case ext2 = 0x83
  case ext4 = 0x84
  case reduce = 0x52
  case build = 0x62
  case inst = 0x69
  case obj = 0x6F
  case newObj = 0x81
  case newObjEx = 0x92
  case persID = 0x50
  case binPersID = 0x51

  // Out-of-band buffers: their bytes are not in the file
  case nextBuffer = 0x97
  case readOnlyBuffer = 0x98
}
