import Bytes
import PickleReader

/// Tells a record of a run from anything else that may follow a dump, by its first bytes: a record is
/// a dictionary whose first key is `heapmonitor`. In the index of a further dump, a list follows that
/// name.
enum RecordBeginning {
  private static let name = Array("heapmonitor".utf8)

  /// Bytes that are looked at: the longest way to the first value.
  private static let longest = 64

  static func isThere(in source: OwnedBytes, at offset: Int) -> Bool {
    var bytes = source.copy(from: offset, count: longest)[...]
    guard bytes.first == Opcode.proto.rawValue else { return false }
    skip(.proto, 1, &bytes)
    skip(.frame, 8, &bytes)
    guard bytes.popFirst() == Opcode.emptyDict.rawValue else { return false }
    skipMemo(&bytes)
    skip(.mark, 0, &bytes)
    guard takeName(&bytes) else { return false }
    skipMemo(&bytes)
    guard let next = bytes.first.flatMap(Opcode.init(rawValue:)) else { return false }
    return next != .emptyList && next != .mark && next != .global
  }

  private static func takeName(_ bytes: inout ArraySlice<UInt8>) -> Bool {
    switch bytes.popFirst().flatMap(Opcode.init(rawValue:)) {
    case .shortBinUnicode: bytes = bytes.dropFirst(1)
    case .binUnicode: bytes = bytes.dropFirst(4)
    default: return false
    }
    guard bytes.starts(with: name) else { return false }
    bytes = bytes.dropFirst(name.count)
    return true
  }

  private static func skipMemo(_ bytes: inout ArraySlice<UInt8>) {
    skip(.memoize, 0, &bytes)
    skip(.binPut, 1, &bytes)
    skip(.longBinPut, 4, &bytes)
  }

  private static func skip(_ opcode: Opcode, _ argument: Int, _ bytes: inout ArraySlice<UInt8>) {
    if bytes.first == opcode.rawValue { bytes = bytes.dropFirst(1 + argument) }
  }
}
