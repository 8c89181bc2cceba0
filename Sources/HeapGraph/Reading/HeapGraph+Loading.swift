package import Bytes

extension HeapGraph {
  /// Whether an input with this beginning is a heap file.
  package static func recognises(_ beginning: [UInt8]) -> Bool {
    beginning.starts(with: HeapBlocks.magic)
  }

  /// Reads a heap file (docs/heap-format.md). Nothing in it is ever run, imported or opened.
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
      return try HeapReader(whole, memory: memory, isSalvage: isSalvage).graph()
    }
  }
}
