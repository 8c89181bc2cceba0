/// A shell's pattern for names of classes: `*` is any text, also none and also with dots, `?` one
/// character, `[a-z]` one of these and `[!a-z]` one of the others; a backslash takes the meaning from
/// what follows. It has to match the whole name, and tells capital letters from small ones.
package struct ClassPattern: Sendable, Hashable {
  /// As the user wrote it.
  package let text: String
  private let parts: [Part]

  private enum Part: Sendable, Hashable {
    case anything
    case one(of: [ClosedRange<Unicode.Scalar>], isNegated: Bool)
    case scalar(Unicode.Scalar)

    func matches(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .anything: true
      case .one(let ranges, let isNegated): ranges.contains { $0.contains(scalar) } != isNegated
      case .scalar(let own): own == scalar
      }
    }
  }

  package init(_ text: String) {
    self.text = text
    var parts: [Part] = []
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "*": if parts.last != .anything { parts.append(.anything) }
      case "?": parts.append(.one(of: [], isNegated: true))
      case "[":
        // As in a shell, a bracket that is never closed is one.
        parts.append(Self.brackets(&rest) ?? .scalar(scalar))
      case "\\": parts.append(.scalar(rest.popFirst() ?? scalar))
      default: parts.append(.scalar(scalar))
      }
    }
    self.parts = parts
  }

  /// Whether it is one name and matches no other.
  package var isName: Bool {
    parts.allSatisfy { if case .scalar = $0 { true } else { false } }
  }

  /// - Complexity: the length of the name times that of the pattern.
  package func matches(_ name: String) -> Bool {
    let name = Array(name.unicodeScalars)
    var (place, part) = (0, 0)
    // Where to go on when what came after the last `*` does not fit: it takes one more.
    var retry: (place: Int, part: Int)?
    while place < name.count {
      if part < parts.count, parts[part] == .anything {
        retry = (place, part + 1)
        part += 1
      } else if part < parts.count, parts[part].matches(name[place]) {
        place += 1
        part += 1
      } else if let last = retry {
        retry = (last.place + 1, last.part)
        (place, part) = (last.place + 1, last.part)
      } else {
        return false
      }
    }
    return parts[part...].allSatisfy { $0 == .anything }
  }

  /// - Parameter rest: what follows the opening bracket; afterwards what follows the closing one.
  /// - Returns: nil, and nothing is taken, when there is no closing one.
  private static func brackets(_ rest: inout Substring.UnicodeScalarView) -> Part? {
    var inside = rest
    var isNegated = false
    if let first = inside.first, first == "!" || first == "^" {
      isNegated = true
      inside.removeFirst()
    }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    var isFirst = true
    while let scalar = inside.popFirst() {
      if scalar == "]", !isFirst {
        rest = inside
        return .one(of: ranges, isNegated: isNegated)
      }
      isFirst = false
      let low = scalar == "\\" ? inside.popFirst() ?? scalar : scalar
      var high = low
      if inside.first == "-", let end = inside.dropFirst().first, end != "]" {
        inside.removeFirst(2)
        high = end
      }
      if low <= high { ranges.append(low...high) }
    }
    return nil
  }
}

extension ClassPattern: CustomStringConvertible {
  package var description: String { text }
}
