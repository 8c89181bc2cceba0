import HeapProfile
import HeapStatistics
import System

/// An attribute of one sized instance. The bytes are valid while it is looked at.
struct Attribute {
  let name: UnsafeRawBufferPointer
  /// The value's repr, clipped by the recorder; nil where the recorder writes none.
  let value: ValueText?
  let place: SizedIndex
  let sized: Sized
  let origin: Origin

  enum Origin {
    case dictionary, slot, item
    /// `__dict__` itself.
    case namespace
  }
}

extension HeapProfile {
  /// Calls `body` with the attributes of a sized instance, the last first: its slots, its
  /// `__dict__` and what is in that.
  @inline(__always)
  func forEachAttribute(of root: SizedIndex, _ body: (Attribute) -> Void) {
    guard sized[Int(root.rawValue)].descendants > 0 else { return }
    walk(root, .item) { attribute in
      if attribute.origin == .namespace { walk(attribute.place, .dictionary, body) }
      body(attribute)
    }
  }

  /// - Parameter origin: of the values with keys below `parent`.
  @inline(__always)
  private func walk(
    _ parent: SizedIndex, _ origin: Attribute.Origin, _ body: (Attribute) -> Void
  ) {
    var referents = referents(of: parent).makeIterator()
    var current = referents.next()
    while let place = current {
      let before = referents.next()
      let row = sized[Int(place.rawValue)]
      texts.withBytes(row.name) { bytes in
        let mark = ReferentMark(bytes)
        let isSlot = origin == .item && mark == .slot
        if isSlot || mark == .value {
          let key = ReferentKey(
            row.name, after: before.map { sized[Int($0.rawValue)].name }, in: texts)
          let value = bytes[min(key.count + 2, bytes.count)...]
          body(
            Attribute(
              name: UnsafeRawBufferPointer(rebasing: bytes[4..<max(4, key.count)]),
              value: ValueText(UnsafeRawBufferPointer(rebasing: value)), place: place, sized: row,
              origin: isSlot ? .slot : origin))
        } else if origin == .item, mark != .key, !bytes.equals("__class__") {
          body(
            Attribute(
              name: bytes, value: nil, place: place, sized: row,
              origin: bytes.equals("__dict__") ? .namespace : .slot))
        }
      }
      current = before
    }
  }
}
