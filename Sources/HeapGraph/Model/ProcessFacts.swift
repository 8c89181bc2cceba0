package import Measures

/// What a heap file says of the process; what it does not say is nil.
package struct ProcessFacts: Sendable, Hashable {
  private var texts: [String: String] = [:]

  /// Bytes of a text that are kept: a command line may be long.
  static let longest = 4_000

  mutating func note(_ name: String, _ text: String) {
    if texts[name] == nil { texts[name] = text }
  }

  /// `CPython 3.14.0`.
  package var python: String? { texts["python"] }
  /// The command line.
  package var command: String? { texts["command"] }
  /// The number of the process.
  package var process: Int64? {
    texts["pid"].flatMap { Int64($0) }.flatMap { $0 > 0 ? $0 : nil }
  }
  /// Who wrote the file.
  package var program: String? { texts["program"] }
  /// When it was written, in seconds since 1970.
  package var time: Double? {
    texts["time"].flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil }
  }
  /// Bytes of the process in memory.
  package var resident: ByteCount? {
    texts["resident"].flatMap { Int64($0) }.flatMap { $0 >= 0 ? ByteCount($0) : nil }
  }
  /// Bytes of the address space of the process.
  package var virtual: ByteCount? {
    texts["virtual"].flatMap { Int64($0) }.flatMap { $0 >= 0 ? ByteCount($0) : nil }
  }
  /// Interpreters of the process whose objects are not in the file.
  package var otherInterpreters: Int64? {
    texts["interpreters"].flatMap { Int64($0) }.flatMap { $0 > 0 ? $0 - 1 : nil }
  }
  /// Whether texts and numbers of the program were written.
  package var hasValues: Bool { texts["values"] != "no" }
}
