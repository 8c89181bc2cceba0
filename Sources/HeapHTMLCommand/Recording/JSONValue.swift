/// A JSON value.
enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  /// nil: not a whole number, or not one of 64 bits.
  case number(Int64?)
  case text(String)
  case array([JSONValue])
  case object([String: JSONValue])

  var bool: Bool? {
    guard case .bool(let bool) = self else { return nil }
    return bool
  }

  var integer: Int64? {
    guard case .number(let number) = self else { return nil }
    return number
  }

  var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  var array: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }
}
