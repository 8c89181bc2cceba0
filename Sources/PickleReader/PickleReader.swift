package import Bytes

/// Reads the pickles that follow each other in the bytes of a file.
///
/// Nothing is looked up, imported, called or opened: names stay names, calls stay descriptions of
/// calls. All opcodes of protocols 0 to 5 are understood; see ``Opcode``.
package struct PickleReader: ~Copyable {
  private let source: OwnedBytes
  private let limits: InputLimits
  /// Offset of the next pickle.
  package private(set) var offset: Int

  /// - Parameter offset: where the first pickle begins.
  package init(_ source: OwnedBytes, limits: InputLimits = InputLimits(), from offset: Int = 0) {
    self.source = source
    self.limits = limits
    self.offset = offset
  }

  /// Whether every byte has been read.
  package var isAtEnd: Bool { offset >= source.count }

  /// Reads the next pickle.
  ///
  /// - Parameter collector: receives each complete instance; see ``InstanceFolding``.
  /// - Throws: ``PickleError`` with the offset of the opcode at fault; the reader then stays where
  ///   it was.
  package mutating func next(collector: (any InstanceFolding)? = nil)
    throws(PickleError) -> Pickle
  {
    guard !isAtEnd else {
      throw PickleError(
        offset == 0 ? .empty : .truncated, at: offset,
        offset == 0 ? "the input is empty" : "the data ends where another pickle should begin")
    }
    guard source.count <= Value.largestOffset else {
      throw PickleError(
        .limitExceeded, at: offset,
        "the file has \(source.count) bytes; the limit is \(Value.largestOffset)")
    }
    let survey = try Survey(of: source, from: offset)
    var machine = PickleMachine(
      source: source, survey: survey, limits: limits, collector: collector)
    let root = try machine.run(from: offset)
    offset = survey.end
    return Pickle(graph: machine.finish(), root: root)
  }
}
