import Bytes
import HeapProfile
import HeapStatistics
import Measures
import TestSupport
import Testing

@Suite("Calls as a tree, and births by interval")
struct CallTreeTests {
  private func profile(_ objects: [SyntheticDump.Object], _ times: [Double] = [1]) throws
    -> HeapProfile
  {
    var dump = SyntheticDump()
    dump.classes = [.init("app.C", objects)]
    dump.snapshots = times.map { .init($0, "", trackedTotal: 100) }
    return try HeapProfile(OwnedBytes(dump.bytes()))
  }

  private func tree(_ traces: [[Int64]], showsOwners: Bool = false) throws -> CallTree {
    let profile = try profile(
      traces.map { lines in
        SyntheticDump.Object(birth: 0.5, trace: lines.map { (function: "f", line: $0) })
      })
    let sites = (0..<traces.count).compactMap { place in
      profile.instances[place].trace.map {
        CallTree.Site(trace: $0, owner: ClassIndex(0), bytes: ByteCount(clamping: 10 * (place + 1)))
      }
    }
    return CallTree(sites, in: profile, showsOwners: showsOwners)
  }

  @Test("what is shared is there once, and single ways are one node")
  func folded() throws {
    let tree = try tree([[1, 2, 3, 4], [1, 2, 5, 6], [1, 2, 5, 7]])
    #expect(tree.total == 60)
    #expect(
      tree.nodes.map { $0.frames.compactMap(\.line) } == [[1, 2], [5], [7], [6], [3, 4]])
    #expect(tree.nodes.map(\.level) == [0, 1, 2, 2, 1])
    #expect(tree.nodes.map(\.bytes) == [60, 50, 30, 20, 10])
  }

  @Test("what was made is a node of its own, also where calls go on")
  func owners() throws {
    let tree = try tree([[1], [1, 2]], showsOwners: true)
    #expect(tree.nodes.map { $0.owner?.rawValue } == [nil, nil, 0, 0])
    #expect(tree.nodes.map(\.bytes) == [30, 20, 20, 10])
  }

  @Test("a file's path tells whether it is a library's")
  func origin() {
    func isLibrary(_ file: String) -> Bool {
      Frame(file: file, fileName: "", line: 1, function: "", source: "").isOfLibrary
    }
    for file in [
      "/usr/lib/python3.11/json/decoder.py", "/srv/venv/lib/python3.13/site-packages/a/b.py",
      "/usr/lib/python3/dist-packages/apt.py", "C:\\venv\\Lib\\site-packages\\x.py",
      "<frozen importlib._bootstrap>", "/usr/lib64/python2.7/re.py",
    ] { #expect(isLibrary(file), "\(file)") }
    for file in [
      "/home/a/app.py", "app.py", "/home/a/lib/python_tools/app.py", "<string>", "<stdin>", "",
      "/home/site-packages", "/home/a/python3.11/app.py",
    ] { #expect(!isLibrary(file), "\(file)") }
  }

  @Test("births are counted in the interval before a snapshot, up to the one that is asked for")
  func cohorts() throws {
    let objects = [
      SyntheticDump.Object(birth: 0.5), SyntheticDump.Object(birth: 0.5, death: 3),
      SyntheticDump.Object(birth: 1), SyntheticDump.Object(birth: 5, death: 6),
    ]
    let profile = try profile(objects, [1, 2, 4])
    func cohorts(_ last: Int) -> [BirthCohorts.Cohort] {
      BirthCohorts(of: ClassIndex(0), until: SnapshotIndex(last), in: profile).cohorts
    }
    #expect(cohorts(2).map(\.born) == [2, 1, 0])
    #expect(cohorts(2).map(\.alive) == [1, 1, 0])
    #expect(cohorts(1).map(\.alive) == [2, 1])
    #expect(cohorts(1).map(\.end) == [1, 2])
    let some = BirthCohorts(
      of: ClassIndex(0), until: SnapshotIndex(2), in: profile, rows: [1, 2])
    #expect(some.cohorts.map(\.born) == [1, 1, 0])
    #expect(some.cohorts.map(\.alive) == [0, 1, 0])
  }
}
