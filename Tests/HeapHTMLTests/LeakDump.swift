import TestSupport

extension SyntheticDump {
  /// A dump with a leak: one more `app.Ticket` with each snapshot than is freed.
  static var leak: SyntheticDump {
    var dump = SyntheticDump()
    dump.snapshots = [
      Snapshot(1, "start", trackedTotal: 6_000), Snapshot(2, "loaded", trackedTotal: 12_000),
      Snapshot(3.5, "", trackedTotal: 18_000), Snapshot(70, "end\u{1b}[2J", trackedTotal: 24_000),
    ]
    let births: [Double] = (0..<20).map { [0.5, 1.2, 2.2, 4][$0 / 5] }
    dump.classes = [
      Class(
        "app.Ticket",
        births.map { birth in
          Object(
            birth: birth,
            sizes: [1, 2, 3.5, 70].filter { $0 > birth }.map {
              ($0, Sized(1_200, "", [Sized(1_000, "[V] body: 'x'")]))
            }, trace: [("main", 3), ("open", 11)])
        })
    ]
    return dump
  }
}
