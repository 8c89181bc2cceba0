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

  @Test("options of the report are ours where there is one, and SCons' --quiet stays SCons'")
  func report() {
    let options = [
      "--title", "A build", "--quiet", "--png", "--instances=all", "-s", "--redact",
      "--single-file",
      "--templates=t", "--", "--title=target",
    ]
    let with = SConsInvocation(options + ["--heapprofile=x"], flags: nil)
    #expect(with.heapprofile == nil && with.arguments.contains("--title"))
    let made = SConsInvocation(["--heapprofile=x"] + options, flags: "--title=First -j2")
    #expect(
      made.reportOptions == [
        "--title=First", "--title=A build", "--png", "--instances=all", "--redact",
        "--single-file", "--templates=t",
      ])
    #expect(made.arguments == ["--quiet", "-s", "--", "--title=target"])
    #expect(made.flags == "-j2")
    let without = SConsInvocation(options, flags: "--png")
    #expect(without.arguments == options && without.flags == nil && without.reportOptions == [])
  }
}
