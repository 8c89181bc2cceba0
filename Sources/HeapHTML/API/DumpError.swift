import VisibleText

/// Why a dump could not be read, or a result not be made of it.
///
/// Its ``description`` is one line for a person: file, place, reason, what to do. It has no line break
/// and no character that a terminal obeys, whatever is in the dump.
public struct DumpError: Error, Sendable, Hashable {
  /// What went wrong, for a program that has to decide.
  public enum Kind: Sendable, Hashable {
    /// The file does not exist or cannot be read.
    case unreadable
    /// The bytes are no dump.
    case notADump
    /// The bytes are a dump that is cut short or damaged.
    case damaged
    /// Reading would cost more than a limit allows.
    case limitExceeded
    /// A result would have more bytes than a limit allows.
    case resultTooLarge
    /// The dump has no class or no snapshot of that name or number.
    case notFound
    /// A page or a chart could not be made.
    case rendering
    /// The system has no memory.
    case outOfMemory
  }

  /// What went wrong.
  public let kind: Kind
  /// The file as the caller named it; `nil` for bytes.
  public internal(set) var path: String?
  /// Offset in the input, in bytes, where one can be named; of what it decompresses to if it is
  /// compressed.
  public let offset: Int?
  /// A sentence fragment: what was found.
  public let reason: String
  /// What to do about it, where that can be said: a sentence fragment.
  public let advice: String?

  init(_ kind: Kind, at offset: Int? = nil, _ reason: String, advice: String? = nil) {
    self.kind = kind
    self.offset = offset
    self.reason = reason.visible
    self.advice = advice?.visible
  }
}

extension DumpError: CustomStringConvertible {
  /// One line: file, place, reason, what to do.
  public var description: String {
    var text = path.map { "\($0.visible): " } ?? ""
    if let offset { text += "byte \(offset): " }
    text += reason
    if let advice { text += "; \(advice)" }
    return text
  }
}
