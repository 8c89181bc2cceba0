/// A file as settings: every value with the whole path of its key.
///
///     [check]                      →  check.max-total = 5
///     max-total = 5                   check.max-class."Node*" = 6
///     max-class = { "Node*" = 6 }
package struct TOMLDocument: Sendable {
  /// A value and where it is.
  package struct Setting: Sendable, Hashable {
    /// At least one.
    package let keys: [String]
    package let value: TOMLValue
    package let place: TOMLPlace
  }

  /// A table that a file names: it may have nothing in it.
  package struct Table: Sendable, Hashable {
    package let keys: [String]
    package let place: TOMLPlace
  }

  /// In the order of the file.
  package private(set) var settings: [Setting] = []
  package private(set) var tables: [Table] = []

  /// What every path is, so that nothing is there twice.
  private var kinds: [[String]: Kind] = [:]

  private enum Kind {
    /// A table that only longer paths name.
    case implied
    /// A table with a heading.
    case headed
    /// A table that dotted keys have made.
    case dotted
    /// A value, or a table between braces, to which nothing may be added.
    case closed
  }

  init() {}

  /// - Parameter heading: how many of the keys are of the table that it is in.
  mutating func add(_ setting: Setting, below heading: Int) throws(TOMLError) {
    try close(setting.keys, below: heading, setting.place)
    settings.append(setting)
  }

  /// Begins a table with a heading.
  mutating func open(_ table: Table) throws(TOMLError) {
    try imply(table.keys, table.place)
    guard kinds[table.keys] == nil || kinds[table.keys] == .implied else {
      throw twice(table.keys, table.place)
    }
    kinds[table.keys] = .headed
    tables.append(table)
  }

  /// Makes a table between braces; its values follow.
  mutating func close(_ table: Table, below heading: Int) throws(TOMLError) {
    try close(table.keys, below: heading, table.place)
    tables.append(table)
  }

  private mutating func close(_ keys: [String], below heading: Int, _ place: TOMLPlace)
    throws(TOMLError)
  {
    for count in (heading + 1)..<max(heading + 1, keys.count) {
      let keys = Array(keys.prefix(count))
      guard kinds[keys] != .closed, kinds[keys] != .headed else { throw twice(keys, place) }
      kinds[keys] = .dotted
    }
    guard kinds[keys] == nil else { throw twice(keys, place) }
    kinds[keys] = .closed
  }

  private mutating func imply(_ keys: [String], _ place: TOMLPlace) throws(TOMLError) {
    for count in 1..<max(1, keys.count) {
      let keys = Array(keys.prefix(count))
      guard kinds[keys] != .closed else { throw twice(keys, place) }
      if kinds[keys] == nil { kinds[keys] = .implied }
    }
  }

  private func twice(_ keys: [String], _ place: TOMLPlace) -> TOMLError {
    TOMLError(place: place, reason: "\(keys.joined(separator: ".")) is there twice")
  }
}
