import GraphCheck
import HeapCheck
import System
import TOML

/// The limits of a check in a file, and whether a pattern may match nothing.
struct CheckFile: Sendable {
  private(set) var limits: [Limit] = []
  /// Those on the whole heap of a program.
  private(set) var heapLimits: [HeapLimit] = []
  private(set) var allowsMissing: Bool?

  /// What is looked for in the working directory.
  static let usualName = "heaphtml.toml"

  /// Bytes that are read at most: nobody writes so many limits.
  private static let largest = 1 << 20

  /// What the file says that the user named, or the usual one where it is.
  ///
  /// - Returns: nil when no file was named and there is none.
  static func read(_ name: String?) throws(CommandFailure) -> CheckFile? {
    let path = name ?? usualName
    let bytes: [UInt8]?
    let isFile: Bool
    do throws(SystemError) {
      // One that nobody named may be anything: a pipe without a writer would never open.
      let descriptor = try Descriptor.open(path, O_RDONLY | (name == nil ? O_NONBLOCK : 0))
      defer { descriptor.discard() }
      isFile = try descriptor.status().isRegular
      bytes =
        name == nil && !isFile
        ? [] : try FileContents.read(descriptor, expecting: 0, atMost: largest)
    } catch {
      if name == nil, error.number == ENOENT { return nil }
      throw CommandFailure(.noInput, path, error.reason)
    }
    guard name != nil || isFile else {
      throw CommandFailure(.noInput, path, "it is not a file", advice: "name one with --config")
    }
    guard let bytes else {
      throw CommandFailure(
        .usage, path, "the file has more than \(largest >> 20) MiB",
        advice: "does it have limits in it?")
    }
    do {
      return try CheckFile(TOMLReader.document(bytes))
    } catch {
      throw CommandFailure(.usage, path, "\(error.place): \(error.reason)")
    }
  }

  init(_ document: TOMLDocument) throws(TOMLError) {
    for table in document.tables { try Self.check(table) }
    for setting in document.settings { try add(setting) }
  }

  private static let table = "check"
  private static let tablesOfPatterns = [
    "max-class", "max-instances", "max-class-growth", "max-type",
  ]
  private static let keys =
    ["max-total", "max-growth", "max-heap", "no-finding", "allow-missing"] + tablesOfPatterns

  private static func check(_ table: TOMLDocument.Table) throws(TOMLError) {
    let keys = table.keys
    guard keys[0] == self.table else { throw unknown(keys[0], [self.table], table.place) }
    guard keys.count > 1 else { return }
    guard tablesOfPatterns.contains(keys[1]) else {
      throw unknown("\(self.table).\(keys[1])", tablesOfPatterns.map { "check.\($0)" }, table.place)
    }
    guard keys.count == 2 else { throw dotted(keys, table.place) }
  }

  private mutating func add(_ setting: TOMLDocument.Setting) throws(TOMLError) {
    let keys = setting.keys
    guard keys[0] == Self.table, keys.count > 1 else {
      guard Self.keys.contains(keys[0]) else {
        throw Self.unknown(keys[0], [Self.table], setting.place)
      }
      throw TOMLError(place: setting.place, reason: "\(keys[0]) belongs below a line [check]")
    }
    guard Self.keys.contains(keys[1]) else { throw Self.unknown(keys[1], Self.keys, setting.place) }
    let isOfPattern = Self.tablesOfPatterns.contains(keys[1])
    guard keys.count == (isOfPattern ? 3 : 2) else {
      if keys.count == 2 {
        throw TOMLError(
          place: setting.place, reason: "\(keys[1]) needs patterns: \(keys[1]) = { \"Node*\" = … }")
      }
      throw Self.dotted(keys, setting.place)
    }
    if keys[1] == "allow-missing" {
      guard case .boolean(let value) = setting.value else {
        throw TOMLError(
          place: setting.place, reason: "allow-missing should be true or false")
      }
      allowsMissing = value
      return
    }
    let found = try CheckSetting(setting)
    limits += found.limits
    heapLimits += found.heapLimits
  }

  private static func unknown(_ name: String, _ known: [String], _ place: TOMLPlace) -> TOMLError {
    let nearest = NearestName.of(name, in: known) ?? (known.count == 1 ? known[0] : nil)
    let advice =
      nearest.map { "did you mean \($0)?" } ?? "known are \(known.joined(separator: ", "))"
    return TOMLError(place: place, reason: "unknown key \(name); \(advice)")
  }

  private static func dotted(_ keys: [String], _ place: TOMLPlace) -> TOMLError {
    TOMLError(
      place: place,
      reason: "\(keys.joined(separator: ".")) is too deep; a pattern with dots needs quotes")
  }
}
