import TestSupport

/// Referent trees made by chance, every object with a name of its own.
struct RandomTree {
  let root: SyntheticDump.Sized
  /// All objects by their names.
  private(set) var objects: [String: SyntheticDump.Sized] = [:]

  init(_ root: SyntheticDump.Sized) {
    self.root = root
    collect(root)
  }

  /// - Parameter seed: equal seeds give equal trees.
  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var number = 0
    self.init(Self.object(depth: 0, &number, &random))
  }

  private static func object(
    depth: Int, _ number: inout Int, _ random: inout SeededGenerator
  ) -> SyntheticDump.Sized {
    number += 1
    let name = "n\(number)"
    let width = depth > 6 ? 0 : Int.random(in: 0...(depth == 0 ? 9 : 4), using: &random)
    let referents = (0..<width).map { _ in object(depth: depth + 1, &number, &random) }
    let own = Int64.random(in: 0...3, using: &random)
    // Nothing, next to nothing, and much: rows of all kinds.
    let size = [0, 1, 50, 20_000][Int(own)] + referents.reduce(0) { $0 + $1.size }
    return SyntheticDump.Sized(size, name, referents)
  }

  private mutating func collect(_ object: SyntheticDump.Sized) {
    objects[object.name] = object
    for referent in object.referents { collect(referent) }
  }

  /// A dump with one instance that is the root.
  var dump: [UInt8] {
    var dump = SyntheticDump()
    let object = SyntheticDump.Object(birth: 0.25, sizes: [(time: 1.0, sized: root)])
    dump.classes = [SyntheticDump.Class("app.Tree", [object])]
    dump.snapshots = [SyntheticDump.Snapshot(1, "one", trackedTotal: root.size)]
    return dump.bytes()
  }
}
