import GraphCheck
import HeapCheck
import TOML

/// A limit as a file has it.
struct CheckSetting {
  private(set) var limits: [Limit] = []
  /// Those on the whole heap of a program.
  private(set) var heapLimits: [HeapLimit] = []

  /// - Parameter setting: one whose key is known.
  init(_ setting: TOMLDocument.Setting) throws(TOMLError) {
    let pattern = ClassPattern(setting.keys.last ?? "")
    switch setting.keys[1] {
    case "max-total": limits = [.total(try Self.bytes(setting))]
    case "max-class": limits = [.classBytes(pattern, try Self.bytes(setting))]
    case "max-instances": limits = [.instances(pattern, try Self.count(setting))]
    case "max-growth":
      let growth = try Self.growth(setting)
      limits = [.growth(growth)]
      heapLimits = [.growth(growth)]
    case "max-heap": heapLimits = [.heap(try Self.bytes(setting))]
    case "max-type": heapLimits = [try Self.type(setting, pattern)]
    case "max-class-growth": limits = [.classGrowth(pattern, try Self.growth(setting))]
    default: limits = try Self.findings(setting).map { .noFinding($0) }
    }
  }

  private static func bytes(_ setting: TOMLDocument.Setting) throws(TOMLError) -> Int64 {
    switch setting.value {
    case .integer(let bytes) where bytes >= 0: return bytes
    case .text(let text): if let amount = ByteAmount(text) { return amount.bytes }
    default: break
    }
    throw wrong(setting, "a size, such as \"50 MiB\", or a number of bytes")
  }

  private static func count(_ setting: TOMLDocument.Setting) throws(TOMLError) -> Int64 {
    if case .integer(let count) = setting.value, count >= 0 { return count }
    throw wrong(setting, "a number of instances")
  }

  /// A number is one of objects, a text one of bytes.
  private static func type(
    _ setting: TOMLDocument.Setting, _ pattern: ClassPattern
  ) throws(TOMLError) -> HeapLimit {
    switch setting.value {
    case .integer(let count) where count >= 0: return .objects(pattern, count)
    case .text(let text):
      if let amount = TypeAmount(argument: text) { return amount.limit(on: pattern) }
    default: break
    }
    throw wrong(setting, "a number of objects, or a size, such as \"5 MiB\"")
  }

  private static func growth(_ setting: TOMLDocument.Setting) throws(TOMLError) -> Growth {
    switch setting.value {
    case .integer(let bytes) where bytes >= 0: return .bytes(bytes)
    case .text(let text): if let growth = Growth(text) { return growth }
    default: break
    }
    throw wrong(setting, "\"5 %\", \"2 MiB\" or a number of bytes")
  }

  private static func findings(_ setting: TOMLDocument.Setting) throws(TOMLError)
    -> [FindingChoice]
  {
    guard case .array(let values) = setting.value else {
      throw wrong(setting, "a list of kinds, such as [\"leak\"]")
    }
    var choices: [FindingChoice] = []
    for value in values {
      guard case .text(let name) = value else { throw wrong(setting, "a list of kinds") }
      guard let choice = FindingChoice(name) else {
        let meant = NearestName.of(name, in: FindingChoice.names)
        throw TOMLError(
          place: setting.place,
          reason: "\(name) is no kind of finding; "
            + (meant.map { "did you mean \($0)?" }
              ?? "known are \(FindingChoice.names.joined(separator: ", "))"))
      }
      choices.append(choice)
    }
    return choices
  }

  private static func wrong(_ setting: TOMLDocument.Setting, _ expected: String) -> TOMLError {
    TOMLError(
      place: setting.place,
      reason: "\(setting.keys.dropFirst().joined(separator: ".")) should be \(expected)")
  }
}
