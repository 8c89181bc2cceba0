import Output

extension CommandFailure {
  /// A result that would become larger than it may.
  ///
  /// - Parameters:
  ///   - file: the input that asks for it.
  ///   - what: the result as part of a sentence.
  init(_ excess: OutputExcess, _ file: String, _ what: String = "the report") {
    let reason =
      switch excess {
      case .bytes(let limit): "\(what) would have more than the limit of \(limit) bytes"
      case .files(let limit): "\(what) would have more than the limit of \(limit) files"
      case .page(let limit): "a page of \(what) would have more than the limit of \(limit) bytes"
      }
    self.init(
      .dataError, file, reason,
      advice: "if you trust the file, raise it with \(LimitOptions.reportLimitOption)")
  }
}
