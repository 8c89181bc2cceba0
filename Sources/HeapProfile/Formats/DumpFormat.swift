/// A kind of input that becomes a profile.
///
/// To read another kind: a folder beside the others with a type of this protocol, and one entry in
/// ``DumpFormats/all``.
package protocol DumpFormat: Sendable {
  /// What a person calls it, as part of a sentence: `a ClassTracker dump`.
  var name: String { get }

  /// Whether an input with this beginning is of this format. Nothing else decides, least of all the
  /// name of the file.
  ///
  /// - Parameter beginning: the first bytes, at most ``DumpFormats/beginning`` of them.
  func recognises(_ beginning: [UInt8]) -> Bool

  /// Fills a builder with what the input holds. Nothing in the input is ever run, imported or
  /// opened.
  ///
  /// - Returns: the builder; ``ProfileBuilder/finish()`` is not for the format to call.
  func read(_ input: DumpInput, filling builder: consuming ProfileBuilder) throws(LoadError)
    -> ProfileBuilder

  /// What to do when reading failed, as a sentence fragment; nil: nothing that depends on the
  /// format.
  func advice(for code: LoadError.Code) -> String?
}
