import Testing

@testable import HeapHTMLCommand

@Suite("Arguments of heaphtml scons")
struct SConsInvocationTests {
  @Test(
    "the report is taken out, all else stays",
    arguments: [
      (["-Q", "--heapprofile=a.html", "."], "a.html", ["-Q", "."]),
      (["--heapprofile", "a", "--heapprofile=b"], "b", []),
      (["--heapprofile"], nil, ["--heapprofile"]),
      (["--", "--heapprofile=a"], nil, ["--", "--heapprofile=a"]),
      (["--debug=memory", "--garbage=x"], nil, ["--debug=memory", "--garbage=x"]),
    ] as [([String], String?, [String])])
  func arguments(_ all: [String], _ file: String?, _ rest: [String]) {
    let invocation = SConsInvocation(all, flags: nil)
    #expect(invocation.heapprofile == file)
    #expect(invocation.arguments == rest)
    #expect(invocation.flags == nil)
  }

  @Test("SCONSFLAGS count as well, the arguments before them")
  func flags() {
    let both = SConsInvocation(["--heapprofile=a", "."], flags: " -j2  --heapprofile=b -k ")
    #expect(both.heapprofile == "a" && both.arguments == ["."] && both.flags == "-j2 -k")
    #expect(SConsInvocation([], flags: "--heapprofile=b").heapprofile == "b")
    #expect(SConsInvocation([], flags: "-j2").flags == nil)
  }
}
