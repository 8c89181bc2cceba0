package import Bytes
import Measures

extension HeapGraph {
  /// Whether an input with this beginning is a heap file of any format.
  package static func recognises(_ beginning: [UInt8]) -> Bool { HeapFormat(beginning) != nil }

  /// Reads a heap file: our own (docs/heap-format.md), of pyheap or of midden. Nothing in it is ever run,
  /// imported or opened.
  ///
  /// - Parameters:
  ///   - source: the input; the last bytes may still be on their way.
  ///   - limits: what reading it may cost.
  ///   - isSalvage: whether a file that is cut or damaged gives what is whole before that place.
  /// - Throws: ``HeapGraphError``.
  package init(
    _ source: OwnedBytes, limits: InputLimits = InputLimits(), isSalvage: Bool = false
  ) throws(HeapGraphError) {
    let available = source.wait(for: source.count)
    let memory = limits.tableMemory(forByteCount: source.count)
    self = try source.withBytes { bytes throws(HeapGraphError) in
      let whole = UnsafeRawBufferPointer(rebasing: bytes[..<min(available, bytes.count)])
      return switch HeapFormat(whole.prefix(HeapFormat.beginning)) {
      case .pyHeap: try PyHeapReader(whole, isSalvage: isSalvage).graph()
      case .midden: try MiddenReader(whole, isSalvage: isSalvage).graph()
      case .heapmonitor, nil: try HeapReader(whole, memory: memory, isSalvage: isSalvage).graph()
      }
    }
  }
}
