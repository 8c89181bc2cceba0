import Testing
import VisibleText

@Suite("Lines for logs of CI systems")
struct LogGuardTests {
  @Test(
    "what a runner would obey is broken, visibly",
    arguments: [
      ("::error file=a::b", #":\x3aerror file=a::b"#), ("  \t::x::", "  \t" + #":\x3ax::"#),
      ("\u{A0}\u{3000}::x::", "\u{A0}\u{3000}" + #":\x3ax::"#), ("a\n::x::", "a\n" + #":\x3ax::"#),
      ("a\r::x::", "a\r" + #":\x3ax::"#), ("##[error]", #"#\x23[error]"#),
      ("a ##vso[task.x]y", #"a #\x23vso[task.x]y"#), ("###[x]", #"##\x23[x]"#),
      ("##teamcity[a] ##teamcity[b]", #"#\x23teamcity[a] #\x23teamcity[b]"#),
      ("##VSO[x]", #"#\x23VSO[x]"#), ("::::", #":\x3a::"#),
    ])
  func commands(_ text: String, _ shown: String) {
    #expect(text.brokenForLogs.utf8.elementsEqual(shown.utf8))
    // What is broken has nothing left to break.
    #expect(shown.brokenForLogs.utf8.elementsEqual(shown.utf8))
  }

  @Test(
    "everything else stays",
    arguments: [
      "", "a::b", "std::map<int>", "x = 1  ## comment", "## title", "##", "#", ":", ": :", "## [x]",
      "heaphtml: ::error::", "é::x", "##1[x]", "ꯍ::",
    ])
  func others(_ text: String) {
    #expect(text.brokenForLogs.utf8.elementsEqual(text.utf8))
  }

  @Test("chunks follow each other: a line may have begun in the last one")
  func chunks() {
    var guarding = LogGuard()
    #expect(guarding.broken(Array("name ".utf8)) == Array("name ".utf8))
    #expect(guarding.broken(Array("::x::\n ".utf8)) == Array("::x::\n ".utf8))
    #expect(guarding.broken(Array("::x::".utf8)) == Array(#":\x3ax::"#.utf8))
  }
}
