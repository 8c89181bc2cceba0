package import HeapProfile

/// A line of a program.
package struct CallPlace: Sendable, Hashable {
  /// As the interpreter named it. Never opened.
  package let file: String
  package let fileName: String
  /// Nil when the recorder gave only text, which is ``source`` then.
  package let line: Int64?
  package let function: String
  package let source: String

  package init(_ frame: Frame) {
    file = frame.file
    fileName = frame.fileName
    line = frame.line
    function = frame.function
    source = frame.line == nil ? frame.source : ""
  }
}
