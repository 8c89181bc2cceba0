import Bytes
import HeapProfile
import Measures
import Testing

/// Profiles that need no pickle.
@Suite("Building a profile")
struct BuilderTests {
  @Test("nothing at all gives an empty profile")
  func empty() throws {
    let profile = try ProfileBuilder(OwnedBytes([])).finish()
    #expect(profile.classes.isEmpty && profile.instances.isEmpty && profile.snapshots.isEmpty)
    expectWhole(profile)
  }

  @Test("snapshots come in order of time, classes in order of name, sizes find their snapshots")
  func order() throws {
    var builder = ProfileBuilder(OwnedBytes([]))
    builder.add(Snapshot(timestamp: 2, description: "later", trackedTotal: 5))
    builder.add(Snapshot(timestamp: 1, description: "sooner", trackedTotal: 3))
    let sized = try builder.add(Sized(size: 3, flat: 3))
    try builder.addSize(at: 0.5, sized)
    try builder.addSize(at: 2, sized)
    let one = try builder.add(NewInstance(birth: 0.5), sizeCount: 2)
    let other = try builder.add(NewInstance(birth: 0.6, death: 0), sizeCount: 0)
    builder.addClass("b", instances: [other])
    builder.addClass("a", instances: [one])
    let profile = try builder.finish()
    #expect(profile.snapshots.map(\.description) == ["sooner", "later"])
    #expect(profile.classes.map(\.name) == ["a", "b"])
    #expect(profile.instances[profile.classes[0].instances].map(\.birth) == [0.5])
    #expect(profile.instances[profile.classes[1].instances].map(\.death) == [0])
    #expect(profile.sizes.map(\.snapshot) == [nil, SnapshotIndex(1)])
    expectWhole(profile)
  }

  @Test("an instance that no class lists is left out")
  func unlisted() throws {
    var builder = ProfileBuilder(OwnedBytes([]))
    _ = try builder.add(NewInstance(birth: 1), sizeCount: 0)
    let kept = try builder.add(NewInstance(birth: 2), sizeCount: 0)
    builder.addClass("a", instances: [kept])
    let births = try builder.finish().instances.map(\.birth)
    #expect(births == [2])
  }

  @Test(
    "texts stay in the input or are kept, whatever their length", arguments: [1, 65_535, 65_536])
  func texts(_ length: Int) throws {
    let content = (0..<length).map { UInt8(truncatingIfNeeded: 0x41 + $0 % 26) }
    var builder = ProfileBuilder(OwnedBytes([0x23] + content + [0x23]))
    let inside = builder.text(at: 1, count: length)
    let again = builder.text(at: 1, count: length)
    let kept = builder.text(content)
    #expect(inside == again && inside != kept && !inside.isEmpty)
    let empty = [builder.text(at: 1, count: 0), builder.text([])]
    #expect(empty == [.empty, .empty])
    let texts = try builder.finish().texts
    for text in [inside, kept] {
      let bytes = texts.withBytes(text) { Array($0) }
      #expect(bytes == content)
    }
    #expect(texts.string(.empty) == "")
  }

  @Test("more memory than the limit is refused with its name")
  func memory() {
    var builder = ProfileBuilder(OwnedBytes([]), limits: InputLimits(memory: 8_192))
    do throws(LoadError) {
      for _ in 0..<1_000 { _ = try builder.add(Sized(size: 1, flat: 1), at: 7) }
      Issue.record("a thousand rows are more than four KiB")
    } catch {
      #expect(error.code == .limitExceeded && error.limit == .memory && error.offset == 7)
    }
  }

  @Test("more classes at snapshots than the limit are refused with its name")
  func cells() {
    var builder = ProfileBuilder(OwnedBytes([]), limits: InputLimits(sharing: 5))
    for number in 0..<3 { builder.addClass("c\(number)", instances: []) }
    for number in 0..<2 { builder.add(Snapshot(timestamp: Double(number), trackedTotal: 0)) }
    do throws(LoadError) {
      _ = try builder.finish()
      Issue.record("six numbers are more than five")
    } catch {
      #expect(error.code == .limitExceeded && error.limit == .sharing)
    }
  }
}
