import PickleReader

/// A value of Python's built-in types, to be pickled by a test.
package indirect enum PythonLiteral: Sendable, ExpressibleByStringLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  case none
  case bool(Bool)
  case int(Int64)
  case float(Double)
  case text(String)
  case list([PythonLiteral])
  case dictionary([(PythonLiteral, PythonLiteral)])
  case pieces([Piece])

  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int64) { self = .int(value) }
  package init(floatLiteral value: Double) { self = .float(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: PythonLiteral...) { self = .list(elements) }
  package init(dictionaryLiteral elements: (PythonLiteral, PythonLiteral)...) {
    self = .dictionary(elements)
  }

  /// The opcodes that make it; nothing is memoised.
  package var pieces: [Piece] {
    switch self {
    case .none: [.op(.none)]
    case .bool(let value): [.op(value ? .newTrue : .newFalse)]
    case .int(let value): [.int(value)]
    case .float(let value): [.float(value)]
    case .text(let value): [.text(value)]
    case .list(let values): TestSupport.list(values.map(\.pieces))
    case .dictionary(let pairs):
      [.op(.emptyDict), .op(.mark)] + pairs.flatMap { $0.pieces + $1.pieces } + [.op(.setItems)]
    case .pieces(let pieces): pieces
    }
  }

  /// A pickle of it, as protocol 4.
  package var pickle: [UInt8] { assemble([.op(.proto, 4)] + pieces + [.op(.stop)]) }
}
