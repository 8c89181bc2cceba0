import TestSupport

extension SyntheticDump {
  /// A dump in which every finding is made, whose peak is not its last snapshot, with one class of
  /// two pages of instances and more classes than the index explains at a glance.
  static var findings: SyntheticDump {
    var dump = SyntheticDump()
    dump.snapshots = [
      Snapshot(1, "start", trackedTotal: 20_000), Snapshot(2, "loaded:", trackedTotal: 40_000),
      Snapshot(3.5, "", trackedTotal: 98_304), Snapshot(70, "end", trackedTotal: 81_920),
    ]
    dump.classes = [
      Class("app.Cache", [object([4_000, 9_000, 31_000, 33_000])]),
      Class("app.Session", (0..<203).map { number in object([20, 20, 20, 20], line: number % 3) }),
      Class(
        "app.Order",
        (0..<9).map { number in object([nil, 500, 900, 700], line: number < 6 ? 12 : 40) }
          + [object([nil, 500], line: 12, death: 2.5), object([nil, 500], death: 1e3)]),
      Class("", [object([1])]), Class("app.Nothing", []), tickets, hits,
    ]
    dump.classes += (1...7).map { Class("app.small.C\($0)", [object([nil, nil, Int64($0)])]) }
    return dump
  }

  /// One more with each snapshot than is freed: a leak.
  private static var tickets: Class {
    let births: [Double] = (0..<20).map { [0.5, 1.2, 2.2, 4][$0 / 5] }
    return Class(
      "app.Ticket",
      births.map { birth in
        Object(
          birth: birth,
          sizes: [1, 2, 3.5, 70].filter { $0 > birth }.map {
            ($0, Sized(1_200, "", [Sized(1_000, "[V] body: 'x'")]))
          }, trace: [("main", 3), ("open", 11)])
      })
  }

  /// Few values, many times.
  private static var hits: Class {
    Class(
      "app.Hit",
      (0..<60).map { number in
        let agent = "[V] agent: 'browser <\(number % 3)>'"
        return Object(
          birth: 2.5,
          sizes: [3.5, 70].map {
            ($0, Sized(480, "", [Sized(430, "__dict__", [Sized(400, agent)])]))
          })
      })
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
