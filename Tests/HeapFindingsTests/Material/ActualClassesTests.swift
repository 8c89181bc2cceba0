import HeapFindings
import HeapProfile
import HeapStatistics
import TestSupport
import Testing

@Suite("Instances of a subclass that are registered with its base")
struct ActualClassesTests {
  private func profile(_ reprs: [String?]) throws -> HeapProfile {
    let objects = reprs.map { Scene.object(0.5, repr: $0, snapshots: 1) { _ in .init(64) } }
    return try Scene(snapshots: 1, classes: [.init("app.Request", objects)]).analysis().profile
  }

  private func rows(_ actual: String?, _ profile: HeapProfile) -> [Int] {
    profile.instances(of: Finding.Subject(index: ClassIndex(0), actual: actual))
  }

  @Test("each instance is of one class, the registered one or the one that its repr names")
  func classes() throws {
    let profile = try profile([
      "<app.Request object at 0x1>", "<app.Retry object at 0x2>", nil, "<app.Retry object at 0x3>",
      "<app.Push object at 0x4>",
    ])
    #expect(rows(nil, profile) == [0, 2])
    #expect(rows("app.Retry", profile) == [1, 3])
    #expect(rows("app.Push", profile) == [4])
    #expect(rows("app.Other", profile).isEmpty)
  }

  @Test("what comes after the most kinds that are told apart counts as registered")
  func many() throws {
    let profile = try profile((0..<100).map { "<app.Kind\($0) object at 0x1>" })
    #expect(rows("app.Kind0", profile) == [0])
    #expect(rows("app.Kind99", profile).isEmpty)
    #expect(rows(nil, profile).contains(99))
  }
}
