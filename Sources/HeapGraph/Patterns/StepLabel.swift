/// What a step of a way is called in a pattern of ways: places and keys of large containers are all
/// the same.
struct StepLabel: Hashable {
  /// What kind of name it is.
  enum Kind: UInt8 {
    case unnamed, attribute, namespace, closure, contents, local, type, word, globals, index, key
    case value, member, variable, element, root, outside, garbage
  }

  var kind: Kind
  /// The number of its text, value, type or root; 0 where it has none.
  var number: Int = 0

  /// Values under keys of a dictionary with more entries than this are alike.
  private static let fewEntries = 16

  /// The label of a reference.
  ///
  /// - Parameters:
  ///   - origin: the kind of the step that led to the object that has it.
  ///   - values: which keys are equal.
  init(
    _ reference: Int, of source: Int, after origin: Kind, _ graph: HeapGraph, _ values: EqualValues
  ) {
    switch graph.name(reference, of: source) {
    case .none: self.init(kind: .unnamed)
    case .attribute(let text): self.init(kind: .attribute, number: text)
    case .namespace: self.init(kind: .namespace)
    case .closure(let text): self.init(kind: .closure, number: text)
    case .contents: self.init(kind: .contents)
    case .local(let text): self.init(kind: .local, number: text)
    case .type: self.init(kind: .type)
    case .word(let text): self.init(kind: .word, number: text)
    case .globals: self.init(kind: .globals)
    case .index(let place):
      self = origin == .closure ? Self(kind: .variable, number: place) : Self(kind: .index)
    case .key: self.init(kind: .key)
    case .member: self.init(kind: .member)
    case .value(let place):
      let own = graph.references(source)
      let key = graph.target(own.lowerBound + place).map { graph.valueNumbers[$0] }
      guard let key, key != HeapGraph.nothing else {
        self.init(kind: .element)
        return
      }
      if origin == .namespace {
        self.init(kind: .value, number: values.first(Int(key)))
      } else if own.count <= 2 * Self.fewEntries, graph.values.kind(Int(key)) == .text {
        self.init(kind: .value, number: values.first(Int(key)))
      } else {
        self.init(kind: .element)
      }
    }
  }

  init(kind: Kind, number: Int = 0) {
    self.kind = kind
    self.number = number
  }

  /// Whether the step is written as `[…]`.
  var isElement: Bool { kind == .index || kind == .element }
}
