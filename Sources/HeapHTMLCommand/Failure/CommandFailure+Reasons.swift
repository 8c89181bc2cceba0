import HeapProfile
import HeapStatistics
import LeakGraph
import Mustache
import Bytes

extension CommandFailure {
  /// A dump that could not be understood.
  init(_ error: LoadError, _ file: String) {
    let place = error.offset.map { "byte \($0): " } ?? ""
    switch error.code {
    case .empty:
      self.init(
        .dataError, file, "the file is empty", advice: "was the program ended while it wrote it?")
    case .limitExceeded, .outOfMemory:
      self.init(
        .dataError, file, place + error.reason,
        advice: error.limit.map { "if you trust the dump, raise it with \($0.option)" })
    case .unrecognised, .damaged, .truncated, .notADump, .malformed, .inconsistent:
      self.init(.dataError, file, place + error.reason, advice: error.advice)
    }
  }

  /// A leak graph that could not be understood.
  init(_ error: LeakGraphError, _ file: String) {
    let reason = "line \(error.line): \(error.reason)"
    switch error.code {
    case .empty:
      self.init(
        .dataError, file, error.reason, advice: "was the program ended while it wrote it?")
    case .truncated:
      self.init(
        .dataError, file, reason,
        advice: "the graph is not whole: was it copied completely?")
    case .limitExceeded: self.init(.dataError, file, reason)
    case .unexpected:
      self.init(
        .dataError, file, reason,
        advice: "is this a graph that Pympler's GarbageGraph or Heapmonitor wrote?")
    }
  }

  /// A template that names what its page does not have.
  ///
  /// - Parameter templates: the folder that the user named, if one was.
  init(_ error: TemplateError, templates: String?) {
    self.init(.dataError, "\(templates.map { $0 + "/" } ?? "")\(error.location)", error.message)
  }

  /// Numbers that do not add up.
  init(_ error: OverflowError, _ file: String) {
    self.init(
      .dataError, file, "\(error.sum) leaves the range of 64 bits", advice: "the dump is damaged")
  }
}
