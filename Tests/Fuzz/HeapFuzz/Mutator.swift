import CFuzzer
import TestSupport

/// Called by libFuzzer, by this name, for each new input: every other time the opcodes are changed
/// as wholes, else the bytes as libFuzzer itself does it.
@_cdecl("LLVMFuzzerCustomMutator")
public func changeInput(
  _ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ room: Int, _ seed: UInt32
) -> Int {
  guard seed & 1 == 0, count > 0 else { return LLVMFuzzerMutate(bytes, count, room) }
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  let changed = structurallyMutated(input, seed: UInt64(seed))
  guard !changed.isEmpty, changed.count <= room else {
    return LLVMFuzzerMutate(bytes, count, room)
  }
  bytes.update(from: changed, count: changed.count)
  return changed.count
}
