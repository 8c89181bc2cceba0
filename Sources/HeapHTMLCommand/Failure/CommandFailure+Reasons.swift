import Gzip
import HeapProfile
import HeapStatistics
import ReferenceCycles
import Mustache
import Bytes
import System
import VisibleText

/// As for memory that the system refuses anywhere else.
private let moreMemory = "allow more (ulimit -v), or free some"

extension CommandFailure {
  /// A dump that could not be understood.
  ///
  /// - Parameter isCompressed: whether places are those of what the file decompresses to.
  init(_ error: LoadError, _ file: String, isCompressed: Bool = false) {
    let place = error.offset.map { "byte \($0): " } ?? ""
    switch error.code {
    case .empty:
      self.init(
        .dataError, file, "the file is empty", advice: "did the program end while writing it?")
    case .outOfMemory:
      self.init(.dataError, file, place + error.reason, advice: moreMemory)
    case .limitExceeded:
      self.init(.dataError, file, place + error.reason, advice: error.limit?.advice)
    case .unrecognised, .damaged, .truncated, .notADump, .malformed, .inconsistent, .surrounded:
      self.init(
        .dataError, file, place + error.reason,
        advice: error.remedy.map { RemedyText(file, isCompressed: isCompressed).text($0) })
    }
  }

  /// An input whose compressed bytes could not be read.
  ///
  /// - Parameter hasOptions: whether the command has options that raise limits.
  init(_ error: GzipError, _ file: String, hasOptions: Bool) {
    let reason = "byte \(error.offset): \(error.reason)"
    switch error.code {
    case .truncated:
      self.init(.dataError, file, reason, advice: "was the file copied completely?")
    case .damaged: self.init(.dataError, file, reason, advice: "the file is damaged")
    case .trailing:
      let remedy = RemedyText(file, isCompressed: false).text(.takeOut(0..<error.offset))
      self.init(.dataError, file, reason, advice: remedy)
    case .limitExceeded:
      self.init(
        .dataError, file, error.reason, advice: hasOptions ? InputLimits.Name.input.advice : nil)
    case .outOfMemory: self.init(.dataError, file, reason, advice: moreMemory)
    }
  }

  /// What to do about a file that is not a graph.
  static let graphWriters = "is this a graph that Pympler's GarbageGraph or Heapmonitor wrote?"

  /// A leak graph that could not be understood.
  init(_ error: ReferenceGraphError, _ file: String) {
    let reason = "line \(error.line): \(error.reason)"
    switch error.code {
    case .empty:
      self.init(
        .dataError, file, error.reason, advice: "did the program end while writing it?")
    case .truncated:
      self.init(
        .dataError, file, reason,
        advice: "the graph is incomplete; was it copied completely?")
    case .limitExceeded: self.init(.dataError, file, reason)
    case .several:
      let before = error.line - 1
      let name = ShellWord(file).text
      self.init(
        .dataError, file, reason,
        advice: "take them apart: head -n \(before) \(name) > first.txt, "
          + "tail -n +\(error.line) \(name) > second.txt")
    case .unexpected:
      self.init(.dataError, file, reason, advice: Self.graphWriters)
    }
  }

  /// A template that names what its page does not have.
  ///
  /// - Parameter templates: the folder that the user named, if one was.
  init(_ error: TemplateError, templates: String?) {
    let own = templates.map { "\($0)/" } ?? ""
    // What the folder does not have is built in: nobody could look there.
    let isOwn = FileSystem.kind(own + error.location.file) != .nothing
    self.init(
      .dataError, isOwn ? "\(own)\(error.location)" : "built-in template \(error.location)",
      error.message)
  }

  /// Numbers that do not add up.
  init(_ error: OverflowError, _ file: String) {
    self.init(
      .dataError, file, "\(error.sum) exceeds 64 bits", advice: "the dump is damaged")
  }
}

extension InputLimits.Name {
  /// What to do when it was met.
  fileprivate var advice: String { "if you trust the dump, raise it with \(option)" }
}
