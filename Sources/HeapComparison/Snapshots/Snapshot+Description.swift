import HeapProfile

extension Snapshot {
  /// The bytes of the description without the colon at its end, which SCons writes since 2009 and
  /// nobody would type.
  var bareDescription: [UInt8] { Array(description.utf8).withoutColon }
}

extension [UInt8] {
  /// Without colons and blanks at the end.
  var withoutColon: [UInt8] {
    Array(reversed().drop { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: " ") }.reversed())
  }
}
