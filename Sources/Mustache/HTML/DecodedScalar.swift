/// What is at one place of unchecked UTF-8 beyond ASCII: a scalar, or ill-formed bytes.
struct DecodedScalar {
  /// The scalar, or nil for an ill-formed sequence.
  let scalar: UInt32?
  /// The number of bytes it takes: 2 to 4, or 1 to 3 for the maximal subpart of an ill-formed one.
  let length: Int

  /// Decodes what starts at `offset`, after table 3-7 of The Unicode Standard.
  ///
  /// The second byte alone tells overlong forms, surrogates and values above U+10FFFF from
  /// well-formed sequences, so that later bytes only need to be continuations.
  init(in text: RawSpan, at offset: Int) {
    let lead = text.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
    guard let (length, second) = Self.shape(after: lead) else {
      self.init(scalar: nil, length: 1)
      return
    }
    var scalar = UInt32(lead & (0x7F >> UInt8(length)))
    for index in 1..<length {
      let allowed = index == 1 ? second : 0x80...0xBF
      guard offset + index < text.byteCount,
        case let byte = text.unsafeLoad(fromByteOffset: offset + index, as: UInt8.self),
        allowed.contains(byte)
      else {
        self.init(scalar: nil, length: index)
        return
      }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    self.init(scalar: scalar, length: length)
  }

  private init(scalar: UInt32?, length: Int) {
    self.scalar = scalar
    self.length = length
  }

  /// The length a lead byte announces and the range its second byte must be in.
  private static func shape(after lead: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
    switch lead {
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xED: (3, 0x80...0x9F)
    case 0xE1...0xEF: (3, 0x80...0xBF)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: nil
    }
  }
}
