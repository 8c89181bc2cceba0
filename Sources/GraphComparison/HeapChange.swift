package import HeapComparison
package import HeapGraph
package import Measures

/// Two heaps of one program: which types and holders grew, which are new, which are gone.
///
/// Types are matched by their full names, holders by the ways to them. Objects are matched by address and
/// type, and only where both heaps are of one process: elsewhere an address says nothing.
package struct HeapChange: Sendable {
  package let base: HeapDigest
  package let head: HeapDigest
  /// Bytes of all objects.
  package let bytes: ByteChange
  package let objects: CountChange
  /// All types of both, what moved most first.
  package let types: [HeapTypeChange]
  /// Where the change comes together: what moved most first.
  package let holders: [HeapHolderChange]
  /// Where objects of each type came and went: what moved most first.
  package let places: [HeapPlaceChange]
  /// Objects of one type at one pattern with fewer bytes may be missing in ``places``.
  package let leastPlace: ByteCount
  /// The objects that are in both; nil: the heaps are of two processes.
  package let staying: StayingObjects?

  /// - Parameter hidesValues: whether keys of dictionaries are left out of the ways.
  package init(
    _ base: HeldHeap, _ head: HeldHeap, hidesValues: Bool = false
  ) throws(HeapGraphError) {
    let changes = try PlaceChanges(base, head, hidesValues: hidesValues)
    self.init(
      HeapDigest(base, hidesValues: hidesValues), HeapDigest(head, hidesValues: hidesValues),
      StayingObjects(base.graph, head.graph), changes)
  }

  private init(
    _ base: HeapDigest, _ head: HeapDigest, _ staying: StayingObjects?, _ changes: PlaceChanges
  ) {
    places = changes.found
    leastPlace = changes.least
    self.base = base
    self.head = head
    self.staying = staying
    bytes = Change(base.bytes, head.bytes)
    objects = Change(base.objects, head.objects)
    types = Self.types(base, head, staying)
    holders = HolderChanges(base, head).found
  }

  /// Whether nothing changed that is compared.
  package var isUnchanged: Bool {
    bytes.isNone && objects.isNone && holders.isEmpty && !types.contains(where: \.isChanged)
  }

  /// The smallest holder that is surely not missing in either heap, in bytes.
  package var leastHolder: ByteCount { max(base.leastHolder, head.leastHolder) }

  /// The holder whose change has most of the whole change; nil: none moved in that direction.
  package var main: HeapHolderChange? {
    holders.first { $0.retained.difference.signum() == bytes.difference.signum() }
  }

  private static func types(
    _ base: HeapDigest, _ head: HeapDigest, _ staying: StayingObjects?
  ) -> [HeapTypeChange] {
    let before = Dictionary(uniqueKeysWithValues: base.types.map { ($0.name, $0) })
    let after = Dictionary(uniqueKeysWithValues: head.types.map { ($0.name, $0) })
    let names = head.types.map(\.name) + base.types.map(\.name).filter { after[$0] == nil }
    return names.map { name in
      let (one, other) = (before[name], after[name])
      return HeapTypeChange(
        name: name, count: Change(one?.count ?? 0, other?.count ?? 0),
        bytes: Change(one?.bytes ?? 0, other?.bytes ?? 0),
        retained: Change(one?.retained ?? 0, other?.retained ?? 0),
        staying: staying.map { $0.counts[name] ?? 0 })
    }.sorted(by: HeapTypeChange.isBefore)
  }
}
