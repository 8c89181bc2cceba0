import CFuzzer
import HeapGraph
import TestSupport

/// Called by libFuzzer, by this name, for each new input: every other time the opcodes are changed
/// as wholes, else the bytes as libFuzzer itself does it. Of a heap file the blocks and numbers are changed
/// in place of opcodes, and checksums are always right.
@_cdecl("LLVMFuzzerCustomMutator")
public func changeInput(
  _ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ room: Int, _ seed: UInt32
) -> Int {
  let isHeap = HeapFormat(UnsafeBufferPointer(start: bytes, count: min(count, 64))) == .heapmonitor
  guard seed & 1 == 0, count > 0 else {
    let changed = LLVMFuzzerMutate(bytes, count, room)
    guard isHeap else { return changed }
    let input = Array(UnsafeBufferPointer(start: bytes, count: changed))
    return replace(bytes, room, heapRepaired(input)) ?? changed
  }
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  let changed =
    isHeap
    ? heapMutated(input, seed: UInt64(seed)) : structurallyMutated(input, seed: UInt64(seed))
  return replace(bytes, room, changed) ?? LLVMFuzzerMutate(bytes, count, room)
}

private func replace(
  _ bytes: UnsafeMutablePointer<UInt8>, _ room: Int, _ changed: [UInt8]
) -> Int? {
  guard !changed.isEmpty, changed.count <= room else { return nil }
  bytes.update(from: changed, count: changed.count)
  return changed.count
}
