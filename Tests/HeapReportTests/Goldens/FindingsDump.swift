import TestSupport

extension SyntheticDump {
  /// A dump in which every finding is made, whose peak is not its last snapshot, with one class of
  /// two pages of instances and more classes than the index explains at a glance.
  static var findings: SyntheticDump {
    var dump = SyntheticDump()
    dump.snapshots = [
      Snapshot(1, "start", trackedTotal: 20_000), Snapshot(2, "loaded:", trackedTotal: 40_000),
      Snapshot(3.5, "", trackedTotal: 81_920), Snapshot(70, "end", trackedTotal: 61_440),
    ]
    dump.classes = [
      Class("app.Cache", [object([4_000, 9_000, 31_000, 33_000])]),
      Class("app.Session", (0..<203).map { number in object([20, 20, 20, 20], line: number % 3) }),
      Class(
        "app.Order",
        (0..<9).map { number in object([nil, 500, 900, 700], line: number < 6 ? 12 : 40) }
          + [object([nil, 500], line: 12, death: 2.5), object([nil, 500], death: 1e3)]),
      Class("", [object([1])]), Class("app.Nothing", []),
    ]
    dump.classes += (1...7).map { Class("app.small.C\($0)", [object([nil, nil, Int64($0)])]) }
    return dump
  }

  /// An instance with a size at each of the first snapshots.
  private static func object(_ sizes: [Int64?], line: Int? = nil, death: Double? = nil) -> Object {
    let times = [1, 2, 3.5, 70]
    return Object(
      birth: 0.5, death: death,
      sizes: zip(times, sizes).compactMap { time, size in
        size.map { (time, Sized($0, "", [Sized($0 / 2, "[V] rows: list"), Sized(0, "owner")])) }
      }, trace: line.map { [("main", 3), ("make", Int64($0))] })
  }
}
