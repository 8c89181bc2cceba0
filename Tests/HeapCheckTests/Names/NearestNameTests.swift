import HeapCheck
import Testing

@Suite("The name that was meant")
struct NearestNameTests {
  @Test("a name with a slip, in any case; the first of equals")
  func found() {
    #expect(NearestName.of("max-totl", in: ["max-class", "max-total"]) == "max-total")
    #expect(NearestName.of("Nodes.fs.File", in: ["Node.FS.Dir", "Node.FS.File"]) == "Node.FS.File")
    #expect(NearestName.of("ab", in: ["abc", "abd"]) == "abc")
    #expect(NearestName.of("abcd", in: ["abce", "abcf"]) == "abce")
    #expect(NearestName.of("abcd", in: ["abxd", "abcd"]) == "abcd")
  }

  @Test("nothing that takes more than a third, and no name that nobody types")
  func none() {
    #expect(NearestName.of("session", in: ["total", ""]) == nil)
    #expect(NearestName.of("ab", in: ["abcd"]) == nil)
    #expect(NearestName.of("", in: ["a"]) == nil)
    let long = String(repeating: "x", count: 81)
    #expect(NearestName.of(long, in: [long]) == nil)
  }
}
