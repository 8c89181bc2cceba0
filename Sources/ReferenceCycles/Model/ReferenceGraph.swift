package import Measures

/// A graph of objects and the references between them, as a file tells it.
///
/// Everything is in flat arrays, and texts are stretches of the file: a graph takes about 60 bytes
/// per object and 12 per reference, besides the file itself.
package struct ReferenceGraph: Sendable {
  /// An object.
  package struct Node: Sendable, Hashable {
    /// What the file calls it.
    package var id: TextRange
    /// What it looks like; empty when the file does not say.
    package var repr: TextRange
    /// Its type's place in ``ReferenceGraph/types``; 0 when the file does not say.
    package var type: UInt32 = 0
    /// Its size in bytes, or nil when the file does not say: only our own recorder does.
    package var size: ByteCount?
  }

  /// A reference from one object to another, by their places in ``ReferenceGraph/nodes``.
  package struct Edge: Sendable, Hashable {
    package var from: UInt32
    package var to: UInt32
    /// The name's place in ``ReferenceGraph/labels``; 0 when the file does not say.
    package var label: UInt32 = 0
  }

  package internal(set) var nodes: [Node] = []
  package internal(set) var edges: [Edge] = []
  /// Names of types; the first is empty.
  package internal(set) var types: [String] = [""]
  /// Names of references: attributes as a rule; the first is empty.
  package internal(set) var labels: [String] = [""]
  /// Whether the file says that it has the objects that hang on cycles, too: only our own recorder
  /// does. Pympler leaves them out unless it is asked for them.
  package internal(set) var listsHeldObjects = false
  let bytes: [UInt8]

  init(unread bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The size of the file in bytes.
  package var byteCount: Int { bytes.count }

  /// What an object looks like.
  package func repr(of node: Int) -> String { LabelText.string(bytes[nodes[node].repr.range]) }

  /// What the file calls an object: its address where it is one (`Xx7f6a` means `0x7f6a`).
  package func name(of node: Int) -> String {
    let id = LabelText.string(bytes[nodes[node].id.range])
    let digits = id.drop { $0 == "X" || $0 == "0" }
    guard digits.first == "x", digits.dropFirst().allSatisfy(\.isHexDigit) else { return id }
    return "0\(digits)"
  }
}
