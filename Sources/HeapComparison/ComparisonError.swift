/// Why two dumps cannot be compared.
package enum ComparisonError: Error, Sendable, Equatable {
  /// It has none, so that nothing was sized.
  case noSnapshots(Side)
  /// It has none with this description.
  case noSnapshot(String, Side)

  /// The dump at fault.
  package var side: Side {
    switch self {
    case .noSnapshots(let side), .noSnapshot(_, let side): side
    }
  }
}
