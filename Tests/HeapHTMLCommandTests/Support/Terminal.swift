import Foundation

/// A terminal that nobody sits at.
struct Terminal {
  private let observer: FileHandle
  /// The side that a program writes to.
  let stream: FileHandle

  init() throws {
    var master: Int32 = -1
    var slave: Int32 = -1
    guard openpty(&master, &slave, nil, nil, nil) == 0 else { throw POSIXError(.ENOTTY) }
    observer = FileHandle(fileDescriptor: master, closeOnDealloc: true)
    stream = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
  }

  /// What a person sees on it in the end: a line that was drawn over is gone, however often a run that
  /// takes its time has drawn it.
  func visibleText() throws -> String {
    try text().split(separator: "\r\n", omittingEmptySubsequences: false)
      .map { String($0.split(separator: "\r", omittingEmptySubsequences: false).last ?? "") }
      .map { $0.replacing("\u{1B}[K", with: "") }
      .joined(separator: "\n")
  }

  /// What was written to it so far, up to the mark that is set behind it.
  func text() throws -> String {
    let mark = "\u{4}end\u{4}"
    try stream.write(contentsOf: Data(mark.utf8))
    var text = ""
    while !text.hasSuffix(mark) {
      text += String(decoding: observer.availableData, as: UTF8.self)
    }
    return String(text.dropLast(mark.count))
  }
}
