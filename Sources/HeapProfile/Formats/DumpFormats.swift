/// The formats that are read.
package enum DumpFormats {
  /// The first that recognises an input reads it.
  package static let all: [any DumpFormat] = [ClassTrackerFormat()]

  /// Bytes that an input is recognised by, at most.
  package static let beginning = 4_096
}
