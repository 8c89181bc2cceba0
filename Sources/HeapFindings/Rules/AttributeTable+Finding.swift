import HeapProfile
import Measures

extension AttributeTable {
  /// A finding about attributes of the group, at the table's snapshot.
  func finding(
    _ kind: Finding.Kind, _ attributes: [AttributeName], bytes: ByteCount, instances: Int,
    _ confidence: Finding.Confidence, _ evidence: Evidence, _ weight: Double
  ) -> Finding {
    let snapshot = SnapshotIndex(self.snapshot)
    return Finding(
      kind: kind, subject: group.subject, attributes: attributes, bytes: bytes,
      instances: instances, first: snapshot, last: snapshot, confidence: confidence,
      evidence: evidence, weight: weight)
  }
}
