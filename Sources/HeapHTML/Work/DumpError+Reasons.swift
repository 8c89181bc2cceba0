import Bytes
import Gzip
import HeapProfile
import HeapStatistics
import Output

extension DumpError {
  /// A dump that could not be understood.
  init(_ error: LoadError) {
    guard error.code != .empty else {
      self.init(.notADump, error.reason, advice: "did the program end while writing it?")
      return
    }
    let kind: Kind =
      switch error.code {
      case .empty, .unrecognised, .notADump: .notADump
      case .damaged, .truncated, .malformed, .inconsistent, .surrounded: .damaged
      case .limitExceeded: .limitExceeded
      case .outOfMemory: .outOfMemory
      }
    self.init(
      kind, at: error.offset, error.reason,
      advice: error.remedy?.advice ?? error.limit?.advice)
  }

  /// Compressed bytes that could not be inflated.
  init(_ error: GzipError) {
    switch error.code {
    case .damaged, .truncated: self.init(.damaged, at: error.offset, error.reason)
    case .trailing:
      self.init(
        .damaged, at: error.offset, error.reason,
        advice: Remedy.takeOut(0..<error.offset).advice)
    case .limitExceeded:
      self.init(.limitExceeded, error.reason, advice: InputLimits.Name.input.advice)
    case .outOfMemory: self.init(.outOfMemory, error.reason)
    }
  }

  /// A result that could not be made; an error of this kind stays what it is.
  init(making error: any Error) {
    switch error {
    case let error as DumpError: self = error
    case let error as OverflowError:
      self.init(.damaged, "\(error.sum) exceeds 64 bits", advice: "the dump is damaged")
    case let excess as OutputExcess:
      self.init(
        .resultTooLarge, excess.reason, advice: "if you trust the dump, raise DumpLimits.result")
    default: self.init(.rendering, "\(error)")
    }
  }
}

extension OutputExcess {
  fileprivate var reason: String {
    switch self {
    case .bytes(let limit): "the result would have more than the limit of \(limit) bytes"
    case .files(let limit): "the result would have more than the limit of \(limit) files"
    case .page(let limit): "a page of the result would have more than the limit of \(limit) bytes"
    }
  }
}

extension InputLimits.Name {
  /// What to do when it was met.
  fileprivate var advice: String {
    let name =
      switch self {
      case .memory: "memory"
      case .sharing: "sharing"
      case .input: "input"
      }
    return "if you trust the dump, raise DumpLimits.\(name)"
  }
}

extension Remedy {
  /// A sentence fragment for a person who has the bytes, not a command line.
  fileprivate var advice: String {
    switch self {
    case .advice(let text): text
    case .decompress(let program): "decompress it first, with \(program)"
    case .separate(let place): "take them apart at byte \(place)"
    case .takeOut(let range):
      "the dump alone has \(range.count) bytes, from byte \(range.lowerBound) on"
    }
  }
}
