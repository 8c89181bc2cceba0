import Measures

/// The tables of a heap while a reader fills them; whatever a file's format is, they become a graph here.
///
/// A reader counts objects and references first: memory is asked for once. References are kept by address
/// until all objects are known.
struct HeapTables {
  private let sizes: Numbers<UInt64>
  private let addresses: Numbers<UInt64>
  private let typeNumbers: Numbers<UInt32>
  private let layoutNumbers: Numbers<UInt32>
  private let counts: Numbers<UInt32>
  private let starts: Numbers<UInt32>
  private let targetAddresses: Numbers<UInt64>
  private var values = HeapValues()
  private var valueAddresses: [UInt64] = []
  private var roots: [(kind: HeapRoot.Kind, name: String, address: UInt64)] = []
  private var names: [Int: String] = [:]

  var texts = HeapTexts()
  var types: [HeapType] = []
  var layouts = Layouts()
  var facts = ProcessFacts()
  /// How many objects there are so far.
  private(set) var objects = 0
  /// How many references there are so far.
  private(set) var references = 0
  private var bytes: ByteCount = 0
  private var hasCounts = false

  /// Objects have numbers of 31 bits.
  static let mostObjects = Int(Int32.max)
  /// References have numbers of 32 bits.
  static let mostReferences = Int(UInt32.max) - 1

  init(objects: Int, references: Int) throws(HeapGraphError) {
    guard objects <= Self.mostObjects, references <= Self.mostReferences else {
      throw HeapGraphError(.limitExceeded, "the heap has too many objects")
    }
    sizes = try Numbers(objects)
    addresses = try Numbers(objects)
    typeNumbers = try Numbers(objects)
    layoutNumbers = try Numbers(objects)
    counts = try Numbers(objects)
    starts = try Numbers(objects + 1)
    targetAddresses = try Numbers(references)
  }

  /// Begins the next object; its references follow.
  ///
  /// - Parameters:
  ///   - type: the number of a type that is there.
  ///   - layout: the number of a layout that is there.
  ///   - count: references of the program to it; `HeapGraph.unknown` where that is not known.
  /// - Returns: whether the sum of all sizes still fits into 63 bits.
  @inline(__always)
  mutating func begin(
    _ address: UInt64, bytes size: UInt64, type: UInt32, layout: UInt32, count: UInt32
  ) -> Bool {
    guard size < UInt64(Int64.max), let sum = bytes.adding(ByteCount(clamping: size)) else {
      return false
    }
    bytes = sum
    addresses[objects] = address
    sizes[objects] = size
    typeNumbers[objects] = type
    layoutNumbers[objects] = layout
    counts[objects] = count
    if count != HeapGraph.unknown { hasCounts = true }
    objects += 1
    starts[objects] = UInt32(references)
    return true
  }

  /// Another reference of the object that was begun last.
  @inline(__always)
  mutating func refer(to address: UInt64) {
    targetAddresses[references] = address
    references += 1
    starts[objects] = UInt32(references)
  }

  mutating func addValue(
    _ kind: HeapValue.Kind, length: UInt32, _ text: UnsafeRawBufferPointer, at address: UInt64
  ) {
    valueAddresses.append(address)
    values.append(kind, length: length, text)
  }

  mutating func addRoot(_ kind: HeapRoot.Kind, _ name: String, _ address: UInt64) {
    roots.append((kind, name, address))
  }

  /// A text as a name. Those of one number share their memory: a file may use a text as often as it likes.
  mutating func name(_ number: Int) -> String {
    if let name = names[number] { return name }
    let name = texts[number]
    names[number] = name
    return name
  }

  /// The graph, with addresses replaced by the numbers of objects.
  ///
  /// - Parameters:
  ///   - byteCount: bytes of the input.
  ///   - cut: what is missing, if the file is not whole.
  func graph(byteCount: Int, cut: HeapCut? = nil) throws(HeapGraphError) -> HeapGraph {
    let index = try AddressIndex(objects)
    for object in 0..<objects where !index.insert(object, addresses) {
      throw HeapGraphError(.damaged, "two objects of the heap have the same address")
    }
    let targets = try Numbers<UInt32>(references, HeapGraph.nothing)
    var found = 0
    for reference in 0..<references {
      guard let target = index.find(targetAddresses[reference], in: addresses) else { continue }
      targets[reference] = UInt32(target)
      found += 1
    }
    let valueNumbers = try Numbers<UInt32>(objects, HeapGraph.nothing)
    for (number, address) in valueAddresses.enumerated() {
      if let object = index.find(address, in: addresses) { valueNumbers[object] = UInt32(number) }
    }
    let named = roots.compactMap { root in
      index.find(root.address, in: addresses).map {
        HeapRoot(kind: root.kind, name: root.name, object: $0)
      }
    }
    return HeapGraph(
      sizes: sizes, addresses: addresses, typeNumbers: typeNumbers, layoutNumbers: layoutNumbers,
      counts: counts, starts: starts, targets: targets, valueNumbers: valueNumbers,
      layouts: layouts, texts: texts, values: values, index: index, types: types, roots: named,
      facts: facts, byteCount: byteCount, cut: cut, count: objects, hasCounts: hasCounts,
      referenceCount: found, bytes: bytes)
  }
}
