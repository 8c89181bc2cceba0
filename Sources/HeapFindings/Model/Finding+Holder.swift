extension Finding {
  /// The same finding with what holds its instances, where it is about instances that stay.
  package func held(by holder: Evidence.Holder) -> Finding {
    guard case .survivors(var survivors) = evidence else { return self }
    survivors.holder = holder
    var copy = self
    copy.evidence = .survivors(survivors)
    return copy
  }
}
