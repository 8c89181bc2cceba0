import HeapCheck

extension CommandFailure {
  /// Limits of a heap that cannot be checked.
  init(ofHeap error: CheckError, _ file: String) {
    guard case .matchesNothing(let pattern, let nearest) = error else {
      self.init(error, file)
      return
    }
    let meant = nearest.map { "did you mean \($0)? " } ?? ""
    self.init(
      .usage, file, "no type has a name that \(pattern) matches",
      advice: meant
        + "heaphtml export --format csv lists all; --allow-missing lets it pass")
  }

  /// Limits that cannot be checked.
  ///
  /// - Parameters:
  ///   - file: the dump that is checked.
  ///   - baseline: the dump that growth is counted from.
  init(_ error: CheckError, _ file: String, baseline: String? = nil) {
    switch error {
    case .matchesNothing(let pattern, let nearest):
      let meant = nearest.map { "did you mean \($0)? " } ?? ""
      self.init(
        .usage, file, "no class has a name that \(pattern) matches",
        advice: meant + "heaphtml summary lists all; --allow-missing lets it pass")
    case .noSnapshots(let side):
      self.init(
        .dataError, side == .baseline ? baseline ?? file : file,
        "there is no snapshot in it, so there is nothing to compare",
        advice: "call create_snapshot() before the dump is written")
    }
  }
}
