package import Measures

/// The whole heap of a program: its objects, what they refer to by which names, and what holds them.
///
/// Objects are numbered in the order of the file. Nothing needs to be checked again.
package struct HeapGraph: Sendable {
  /// Bytes of each object alone; their sum fits into 63 bits.
  let sizes: Numbers<UInt64>
  let addresses: Numbers<UInt64>
  let typeNumbers: Numbers<UInt32>
  let layoutNumbers: Numbers<UInt32>
  /// How many references the program has to each; ``unknown`` where that is not known.
  let counts: Numbers<UInt32>
  /// Where the references of each object begin; one more for the end.
  let starts: Numbers<UInt32>
  /// The objects that are referred to; ``nothing`` where the file does not have them.
  let targets: Numbers<UInt32>
  /// The number of each object's value; ``nothing`` where it has none.
  let valueNumbers: Numbers<UInt32>
  let layouts: Layouts
  let texts: HeapTexts
  let values: HeapValues
  let index: AddressIndex

  /// All types.
  package let types: [HeapType]
  /// Modules and frames, in the order of the file.
  package let roots: [HeapRoot]
  /// What the file says of the process.
  package let facts: ProcessFacts
  /// Bytes of the input.
  package let byteCount: Int
  /// That the file was not whole, and what is here is what was whole in it; nil: it was whole.
  package let cut: HeapCut?

  static let nothing = UInt32.max
  static let unknown = UInt32.max

  /// How many objects there are; the tables may have room for more.
  package let count: Int
  /// Whether the file says of any object how many references the program has to it.
  package let hasCounts: Bool
  /// How many references lead to an object that is there.
  package let referenceCount: Int
  /// Bytes of all objects.
  package let bytes: ByteCount

  /// Bytes of an object alone.
  package func size(_ object: Int) -> ByteCount { ByteCount(clamping: sizes[object]) }
  /// Where an object was.
  package func address(_ object: Int) -> UInt64 { addresses[object] }
  /// The number of an object's type.
  package func typeNumber(_ object: Int) -> Int { Int(typeNumbers[object]) }
  /// An object's type.
  package func type(_ object: Int) -> HeapType { types[Int(typeNumbers[object])] }
  /// References of the program to an object; nil: not known.
  package func referenceCount(_ object: Int) -> Int? {
    counts[object] == Self.unknown ? nil : Int(counts[object])
  }
  /// The object at an address.
  package func object(at address: UInt64) -> Int? { index.find(address, in: addresses) }
  /// A text of the file.
  package func text(_ number: Int) -> String { texts[number] }

  /// The value of an object, if it has one.
  package func value(_ object: Int) -> HeapValue? {
    valueNumbers[object] == Self.nothing ? nil : values[Int(valueNumbers[object])]
  }

  /// Whether a reference leads to an object with a value; nobody can type another key.
  func hasValue(_ reference: Int) -> Bool {
    targets[reference] != Self.nothing && valueNumbers[Int(targets[reference])] != Self.nothing
  }

  /// The places of an object's references in the table of all.
  package func references(_ object: Int) -> Range<Int> {
    Int(starts[object])..<Int(starts[object + 1])
  }

  /// How many references of an object are named one by one, and the rule for the rest of them.
  func layout(of object: Int) -> (named: Int, rule: UInt32) {
    layouts.shape(Int(layoutNumbers[object]))
  }

  /// What a reference leads to.
  package func target(_ reference: Int) -> Int? {
    targets[reference] == Self.nothing ? nil : Int(targets[reference])
  }

  /// How an object names one of its references, which is given by its place in the table of all.
  package func name(_ reference: Int, of object: Int) -> ReferenceName {
    let own = references(object)
    return layouts.name(Int(layoutNumbers[object]), reference - own.lowerBound, of: own.count)
  }
}
