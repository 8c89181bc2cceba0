import Testing

@testable import HeapReport

@Suite("Slugs")
struct SlugTests {
  @Test(
    "what a name becomes",
    arguments: [
      ("demo.Node", "demo.node-"), ("Node", "node-"), ("", "class-"), ("...", "class-"),
      ("../../etc/passwd", "etc-passwd-"), ("_private", "private-"), (".hidden", "hidden-"),
      ("mod.f.<locals>.C", "mod.f.-locals-.c-"), ("a b\tc\nd", "a-b-c-d-"), ("C:\\con", "c-con-"),
      ("käse", "k-se-"), ("😀", "class-"), ("x.", "x-"), ("a..b", "a.-b-"), ("\"<>|*?", "class-"),
    ])
  func beginnings(_ name: String, _ beginning: String) {
    let slug = Slug.make(name)
    #expect(slug.hasPrefix(beginning))
    #expect(slug.dropFirst(beginning.count).wholeMatch(of: /[0-9a-f]{8}/) != nil, "\(slug)")
  }

  @Test(
    "names that look alike get slugs of their own",
    arguments: [
      ["a.b_c", "a_b.c", "a.b-c", "a_b_c", "a.b c"], ["node", "Node", "NODE"],
      ["", " ", ".", "..", "class", "Class"], ["é", "e\u{301}", "e"],
      [String(repeating: "x", count: 80), String(repeating: "x", count: 4_000)],
    ])
  func collisions(_ names: [String]) {
    #expect(Set(names.map(Slug.make)).count == names.count)
  }

  @Test("a slug is short, whatever the name", arguments: [79, 80, 81, 319, 320, 321, 4_000])
  func length(_ count: Int) {
    for text in ["a", "_", ".", "é", "a_", "A.b"] {
      let name = String(repeating: text, count: count)
      #expect(Slug.make(name).utf8.count <= Slug.maximumLength + 9)
    }
  }

  @Test("the same name has the same slug forever")
  func stable() {
    // FNV-1a of "a" is af63dc4c8601ec8c; its halves are folded.
    #expect(Slug.make("a") == "a-\(String(UInt32(0xaf63_dc4c ^ 0x8601_ec8c), radix: 16))")
  }
}
