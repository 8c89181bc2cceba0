/// A value of a file.
package indirect enum TOMLValue: Sendable, Hashable {
  case text(String)
  case integer(Int64)
  case boolean(Bool)
  case array([TOMLValue])

  /// What it is, for messages.
  package var kind: String {
    switch self {
    case .text: "a text"
    case .integer: "a number"
    case .boolean: "true or false"
    case .array: "a list"
    }
  }
}
