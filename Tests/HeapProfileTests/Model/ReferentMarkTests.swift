import HeapProfile
import Testing

struct ReferentMarkTests {
  private func mark(_ name: String) -> ReferentMark? {
    Array(name.utf8).withUnsafeBytes { ReferentMark($0) }
  }

  private func unmarked(_ name: String) -> String {
    Array(name.utf8).withUnsafeBytes {
      String(decoding: ReferentMark.unmarked($0), as: UTF8.self)
    }
  }

  @Test func threeMarksAreKnown() {
    #expect(mark("[K] name") == .key)
    #expect(mark("[V] name: 1") == .value)
    #expect(mark("[S] name: 1") == .slot)
    #expect(mark("[V] ") == .value)
  }

  @Test(arguments: [
    "", "[V]", "[V]x", "[v] name", "[0]", "[X] name", "__dict__", " [V] name", "V] n",
  ])
  func otherNamesHaveNone(_ name: String) {
    #expect(mark(name) == nil)
    #expect(unmarked(name) == name)
  }

  @Test func nameStaysWithoutItsMark() {
    #expect(unmarked("[K] name") == "name")
    #expect(unmarked("[S] [V] name") == "[V] name")
    #expect(unmarked("[V] ").isEmpty)
  }
}
