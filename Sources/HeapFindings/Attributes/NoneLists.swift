import HeapProfile
import Measures

/// The lists with next to nothing in them among the values of an attribute.
struct NoneLists {
  private(set) var lists = 0
  /// Bytes of the lists themselves.
  private(set) var bytes: ByteCount = 0
  /// Elements that the dump shows, and those of them that are None.
  private(set) var shown = 0
  private(set) var none = 0

  /// Bytes of a list itself.
  static let large: ByteCount = 1_024
  /// Bytes of the elements as a part of the list's own.
  static let content = 0.25

  mutating func add(_ value: ValueText, _ sized: Sized) {
    guard value.isList, sized.flat >= Self.large,
      Double(sized.size - sized.flat) <= Self.content * Double(sized.flat)
    else { return }
    var seen = 0
    var nothing = 0
    value.forEachElement { element in
      seen += 1
      if element.equals("None") { nothing += 1 }
    }
    guard seen > 0 else { return }
    lists += 1
    bytes += sized.flat
    shown += seen
    none += nothing
  }
}
