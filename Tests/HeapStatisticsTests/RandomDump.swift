import TestSupport

extension SyntheticDump {
  /// Some classes with lives, sizes and traces by chance, with equal times among them.
  static func random(seed: UInt64) -> SyntheticDump {
    var random = SeededGenerator(seed: seed)
    var dump = SyntheticDump()
    dump.snapshots = (0..<Int.random(in: 0...6, using: &random)).map { number in
      Snapshot(
        Double(Int.random(in: 0...8, using: &random)), "s\(number)",
        trackedTotal: Int64.random(in: 0...3, using: &random))
    }
    dump.classes = (0..<Int.random(in: 0...4, using: &random)).map { number in
      Class(
        "app.C\(number)",
        (0..<Int.random(in: 0...12, using: &random)).map { _ in Object.random(&random) })
    }
    return dump
  }
}

extension SyntheticDump.Object {
  fileprivate static func random(_ random: inout SeededGenerator) -> Self {
    let birth = Double(Int.random(in: 0...8, using: &random))
    let isFreed = Bool.random(using: &random)
    // Times neither ascend nor differ, as after a clock that was set back.
    let times = (0..<Int.random(in: 0...6, using: &random)).map { _ in
      Double(Int.random(in: 0...9, using: &random))
    }
    return Self(
      birth: birth, death: isFreed ? Double(Int.random(in: 0...9, using: &random)) : nil,
      sizes: times.map { ($0, SyntheticDump.Sized(Int64.random(in: 0...20, using: &random))) },
      trace: Bool.random(using: &random)
        ? nil : [("f", Int64.random(in: 1...3, using: &random))])
  }
}
