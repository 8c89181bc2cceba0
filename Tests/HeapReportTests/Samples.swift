import Bytes
import HeapProfile
import HeapStatistics
import PickleReader
import TestSupport

func analyse(_ fixture: Fixture) throws -> HeapAnalysis {
  try HeapAnalysis(HeapProfile(OwnedBytes(try fixture.bytes())))
}

func analyse(_ dump: SyntheticDump) throws -> HeapAnalysis {
  try HeapAnalysis(HeapProfile(OwnedBytes(dump.bytes())))
}

/// One class `app.C` with some objects.
func analyse(_ objects: [SyntheticDump.Object], _ snapshots: [SyntheticDump.Snapshot] = [])
  throws -> HeapAnalysis
{
  var dump = SyntheticDump()
  dump.classes = [.init("app.C", objects)]
  dump.snapshots = snapshots
  return try analyse(dump)
}

/// What `write` hands out, chunk by chunk.
func chunks(_ write: (@escaping ([UInt8]) throws -> Void) throws -> Void) throws -> [[UInt8]] {
  final class Box { var chunks: [[UInt8]] = [] }
  let box = Box()
  try write { box.chunks.append($0) }
  return box.chunks
}

/// The same as one text.
func text(_ write: (@escaping ([UInt8]) throws -> Void) throws -> Void) throws -> String {
  String(decoding: try chunks(write).joined(), as: UTF8.self)
}

/// The text that `write` appends to nothing.
func appended(_ write: (inout [UInt8]) -> Void) -> String {
  var bytes: [UInt8] = []
  write(&bytes)
  return String(decoding: bytes, as: UTF8.self)
}
