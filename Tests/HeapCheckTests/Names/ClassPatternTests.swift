import HeapCheck
import Testing

@Suite("Patterns of class names, as a shell has them")
struct ClassPatternTests {
  @Test(
    "what matches",
    arguments: [
      ("Node", "Node"), ("Node*", "Node"), ("Node*", "Node.FS.File"), ("*", ""), ("*", "a.b\nc"),
      ("*.File", "Node.FS.File"), ("*o*e*", "Node"), ("N?de", "Node"), ("N[a-z]de", "Node"),
      ("N[!0-9]de", "Node"), ("N[^0-9]de", "Node"), ("[]]", "]"), ("[a-]", "-"), ("a[", "a["),
      (#"a\*b"#, "a*b"), (#"[\]]x"#, "]x"), (#"a\"#, #"a\"#), ("", ""), ("**?", "x"),
      ("f.<locals>.C", "f.<locals>.C"), ("ü?", "üö"), ("*ab", "aab"), ("*aab*b", "aaabxb"),
    ])
  func matching(_ pattern: String, _ name: String) {
    #expect(ClassPattern(pattern).matches(name))
  }

  @Test(
    "what does not",
    arguments: [
      ("Node", "Node.FS"), ("Node", "node"), ("Node*", "MyNode"), ("N?de", "Nde"), ("?", ""),
      ("N[a-z]de", "NOde"), ("N[!o]de", "Node"), (#"a\*b"#, "axb"), ("", "x"), ("*.File", "File"),
      ("[z-a]", "m"), ("a[", "ab"), ("*ab", "aba"),
    ])
  func notMatching(_ pattern: String, _ name: String) {
    #expect(!ClassPattern(pattern).matches(name))
  }

  @Test("stars cost no more than the product of the lengths")
  func manyStars() {
    let pattern = String(repeating: "*a", count: 200) + "b"
    #expect(!ClassPattern(pattern).matches(String(repeating: "a", count: 4_000)))
  }

  @Test("a name is told from a pattern")
  func names() {
    #expect(ClassPattern("a.B").isName && ClassPattern(#"\*"#).isName && ClassPattern("a[").isName)
    #expect(!ClassPattern("a*").isName && !ClassPattern("?").isName && !ClassPattern("[a]").isName)
  }
}
