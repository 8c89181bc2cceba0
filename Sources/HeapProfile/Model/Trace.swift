/// A call on the way to where an instance was made.
package struct Frame: Sendable, Hashable {
  /// As the program's interpreter named it. Never opened.
  package var file: String
  /// The file's name without its folders.
  package var fileName: String
  /// Counted from 1; nil when the recorder gave only text.
  package var line: Int64?
  package var function: String
  /// The source text of the call, without leading and trailing blanks.
  package var source: String
  /// Whether there was a line of source, but blank: the file was changed meanwhile.
  package var hasBlankSource: Bool

  /// See the properties of the same names.
  package init(
    file: String, fileName: String, line: Int64?, function: String, source: String,
    hasBlankSource: Bool = false
  ) {
    self.hasBlankSource = hasBlankSource
    self.file = file
    self.fileName = fileName
    self.line = line
    self.function = function
    self.source = source
  }
}

/// Where instances were made: their frames, outermost first.
package struct Trace: Sendable, Hashable {
  package var frames: [Frame]

  /// - Parameter frames: outermost first.
  package init(frames: [Frame]) {
    self.frames = frames
  }
}
