import PickleReader

/// A list of values that each take some pieces.
package func list(_ items: [[Piece]]) -> [Piece] {
  [.op(.mark)] + items.flatMap { $0 } + [.op(.list)]
}

/// An instance with attributes, as protocol 2 and later write it.
package func instance(_ module: String, _ name: String, _ attributes: [(String, [Piece])])
  -> [Piece]
{
  var pieces: [Piece] = [
    .name(module, name), .op(.emptyTuple), .op(.newObj), .op(.emptyDict), .op(.mark),
  ]
  for (name, value) in attributes { pieces += [.text(name)] + value }
  return pieces + [.op(.setItems), .op(.build)]
}

extension SyntheticDump.Object {
  package func pieces(name: String) -> [Piece] {
    var all: [(String, [Piece])] = [
      ("id", [.int(4_096)]), ("repr", [.text("<\(name)>")]), ("name", [.text(name)]),
      ("birth", [.float(birth)]), ("death", death.map { [.float($0)] } ?? [.op(.none)]),
      ("trace", tracePieces),
      ("snapshots", list(sizes.map { [.float($0.time)] + $0.sized.pieces + [.op(.tuple2)] })),
    ]
    all.removeAll { attributes[$0.0] != nil }
    all += attributes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    return instance("pympler.classtracker", "TrackedObject", all)
  }

  /// Its trace alone.
  package var tracePieces: [Piece] { trace.map { list($0.map(framePieces)) } ?? [.op(.none)] }

  private func framePieces(_ frame: (function: String, line: Int64)) -> [Piece] {
    [
      .op(.mark), .text("app.py"), .int(frame.line), .text(frame.function), .op(.mark),
      .text("  call()\n"), .op(.list), .op(.none), .op(.tuple),
    ]
  }
}

extension SyntheticDump.Sized {
  package var pieces: [Piece] {
    instance(
      "pympler.asizeof", "Asized",
      [
        ("size", [.int(size)]), ("flat", [.int(flat)]), ("name", [.text(name)]),
        ("refs", list(referents.map(\.pieces))),
      ])
  }
}

extension SyntheticDump.Snapshot {
  private var memoryPieces: [Piece] {
    guard let resident else { return [.op(.none)] }
    return instance(
      "pympler.process", "_ProcessMemoryInfoProc",
      [("available", [.op(.newTrue)]), ("rss", [.int(resident)]), ("vsz", [.int(resident)])])
  }

  package var pieces: [Piece] {
    instance(
      "pympler.classtracker", "Snapshot",
      [
        ("timestamp", [.float(time)]), ("desc", [.text(description)]),
        ("tracked_total", [.int(trackedTotal)]), ("asizeof_total", [.int(0)]),
        ("overhead", [.int(0)]), ("system_total", memoryPieces),
      ])
  }
}
