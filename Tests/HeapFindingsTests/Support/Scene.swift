import Bytes
import HeapFindings
import HeapProfile
import HeapStatistics
import PickleReader
import TestSupport

/// A made-up run: a snapshot at each whole second, and instances with what they have at each.
struct Scene {
  /// Number of the last snapshot; the first is 1.
  var snapshots = 12
  var classes: [SyntheticDump.Class] = []
  /// Bytes of something constant beside the classes.
  var base: Int64 = 0
  /// Physical memory at each snapshot; empty: not known.
  var resident: [Int64] = []
  /// What the last snapshot is called.
  var last = ""
  /// What the recorder said of the run, behind the two pickles.
  var record: PythonLiteral?

  /// An instance of a class.
  static func object(
    _ birth: Double, to death: Double? = nil, line: Int64? = nil, repr: String? = nil,
    snapshots: Int = 12, _ sized: (Int) -> SyntheticDump.Sized
  ) -> SyntheticDump.Object {
    let times = (1...snapshots).filter { Double($0) > birth && Double($0) < death ?? .infinity }
    var object = SyntheticDump.Object(
      birth: birth, death: death, sizes: times.map { (Double($0), sized($0)) },
      trace: line.map { [("main", 1), ("make", $0)] })
    if let repr { object.attributes["repr"] = [.text(repr)] }
    return object
  }

  /// A sized instance with a `__dict__` of attributes: name, repr, bytes of the value and of the
  /// value itself.
  static func sized(
    _ attributes: [(name: String, value: String, size: Int64, flat: Int64)], own: Int64 = 48
  ) -> SyntheticDump.Sized {
    var inside: [SyntheticDump.Sized] = []
    for attribute in attributes {
      inside.append(.init(0, "[K] \(attribute.name)"))
      inside.append(
        .init(attribute.size, "[V] \(attribute.name): \(attribute.value)", flat: attribute.flat))
    }
    let content = attributes.reduce(0) { $0 + $1.size }
    return .init(
      own + 104 + content, "", [.init(104 + content, "__dict__", inside, flat: 104)], flat: own)
  }

  func findings(_ rules: FindingRules = FindingRules()) throws -> [Finding] {
    rules.findings(in: try analysis())
  }

  func analysis() throws -> HeapAnalysis {
    var dump = SyntheticDump()
    dump.classes = classes
    dump.snapshots = (1...snapshots).map { number in
      let total = classes.flatMap(\.objects).flatMap(\.sizes)
        .filter { $0.time == Double(number) }.reduce(base) { $0 + $1.sized.size }
      var snapshot = SyntheticDump.Snapshot(
        Double(number), number == snapshots ? last : "", trackedTotal: total)
      if !resident.isEmpty { snapshot.resident = resident[number - 1] }
      return snapshot
    }
    return try HeapAnalysis(HeapProfile(OwnedBytes(dump.bytes() + (record?.pickle ?? []))))
  }
}

extension [Finding] {
  func all(_ kind: Finding.Kind) -> [Finding] { filter { $0.kind == kind } }
}
