import Bytes
import HeapProfile
import HeapStatistics
import PickleReader

extension HeapAnalysis {
  /// Reads a dump and counts it.
  init(loading dump: [UInt8]) throws {
    self = try HeapAnalysis(HeapProfile(OwnedBytes(dump)))
  }
}
