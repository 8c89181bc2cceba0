import Bytes
import Gzip
import HeapGraph
import System

extension DumpFile {
  /// Bytes that are looked at.
  private static let peek = 4_096

  /// Whether it is the whole heap of a program, by its first bytes; false for what cannot be looked at
  /// without taking the bytes away from who reads them.
  var looksLikeHeap: Bool {
    guard name != "-", let status = try? FileStatus.of(name, followsLink: true), status.isRegular,
      let descriptor = try? Descriptor.open(name, O_RDONLY)
    else { return false }
    defer { descriptor.discard() }
    guard let beginning = try? descriptor.read(Self.peek, at: 0) else { return false }
    guard Gzip.recognises(beginning) else { return HeapFormat(beginning) != nil }
    guard let inflated = try? Gzip.salvage(OwnedBytes(beginning), limit: 1 << 22) else {
      return false
    }
    return HeapFormat(inflated.bytes.beginning(Self.peek)) != nil
  }

  /// Reads and counts the whole heap of a program.
  ///
  /// - Throws: a ``CommandFailure``, also where it is a recording of chosen classes.
  func heap(_ progress: ProgressLine?) throws(CommandFailure) -> HeldHeap {
    guard case .heap(let heap) = try contents(progress) else {
      throw CommandFailure(
        .usage, name,
        "it is a recording of chosen classes, and the other is the whole heap of a program",
        advice: "compare two of one kind")
    }
    return heap
  }
}

extension [DumpFile] {
  /// Whether they are whole heaps: the first that can be looked at decides.
  var areHeaps: Bool { contains(where: \.looksLikeHeap) }
}
