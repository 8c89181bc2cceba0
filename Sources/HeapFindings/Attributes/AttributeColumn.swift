import HeapProfile
import Measures

/// One attribute of the instances of a group at the snapshot with most bytes.
struct AttributeColumn {
  let name: [UInt8]
  let origin: Attribute.Origin
  /// Instances that have it, that have a value of their own there, and that have None.
  private(set) var count = 0
  private(set) var own = 0
  private(set) var none = 0
  /// Instances with a text or a container that is not empty, their own or shared.
  private(set) var content = 0
  /// Bytes of all values that belong to one instance alone.
  private(set) var bytes: ByteCount = 0
  /// Whether the recorder looked below a value of it.
  private(set) var isOpen = false
  private(set) var empties = EmptyValues()
  private(set) var objects = ObjectValues()
  /// Containers of objects, by the type of their first.
  private(set) var contents = ObjectValues()
  private(set) var values = ValueCounts()
  private(set) var nearCopies = NearCopies()
  /// The most frequent value where that is known, else the first one with something in it.
  var example: SizedIndex? {
    values.entries.max { $0.count < $1.count }?.example ?? first
  }
  private var first: SizedIndex?
  private(set) var texts = 0
  private(set) var textBytes: ByteCount = 0
  private(set) var rawBytes = 0
  private(set) var containers = 0
  private(set) var numbers = NumberLists()
  private(set) var sparse = NoneLists()

  init(_ attribute: Attribute) {
    name = Array(attribute.name)
    origin = attribute.origin
  }

  /// What reports call it.
  var attributeName: AttributeName { AttributeName(name, origin) }

  mutating func add(_ attribute: Attribute) {
    count += 1
    let sized = attribute.sized
    guard let value = attribute.value else {
      bytes += sized.size
      if sized.descendants > 0 { isOpen = true }
      if sized.size > 0 { own += 1 }
      if sized.descendants == 0, sized.size == sized.flat { empties.add(bare: sized.size) }
      return
    }
    if value.isNone { none += 1 }
    if value.isText || value.isContainer, !value.isEmpty { content += 1 }
    guard sized.size > 0 else { return }
    own += 1
    bytes += sized.size
    if value.isEmpty {
      empties.add(attribute)
      return
    }
    if first == nil { first = attribute.place }
    if let type = value.objectType { objects.add(type, sized) }
    if value.isText {
      texts += 1
      textBytes += sized.size
      if value.isBytes { rawBytes += 1 }
    } else if value.isContainer {
      containers += 1
      if let type = value.firstElementType { contents.add(type, sized) }
      numbers.add(value, sized)
      sparse.add(value, sized)
      nearCopies.add(value, attribute)
    }
    if !value.isNumber { values.add(value, attribute) }
  }

  mutating func finish() {
    values.finish()
    nearCopies.finish()
  }
}
