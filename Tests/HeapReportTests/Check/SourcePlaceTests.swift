import HeapFindings
import HeapProfile
import Testing

@testable import HeapReport

@Suite("A line of a program for tools")
struct SourcePlaceTests {
  private func place(
    _ file: String, line: Int64? = 7, in folder: String? = "/home/me/app", isRedacted: Bool = false
  ) -> SourcePlace {
    let name = String(file.split(separator: "/").last ?? "")
    let frame = Frame(file: file, fileName: name, line: line, function: "f", source: "")
    return SourcePlace(CallPlace(frame), in: folder, isRedacted: isRedacted)
  }

  @Test(
    "below the working directory it is relative",
    arguments: [
      ("/home/me/app/a b/c.py", "a b/c.py", "a%20b/c.py"), ("src/./c.py", "src/c.py", "src/c.py"),
      ("c.py", "c.py", "c.py"), ("/home/me/app//c.py", "c.py", "c.py"),
    ])
  func relative(_ file: String, _ relative: String, _ uri: String) {
    #expect(place(file).relative == relative && place(file).uri == uri)
  }

  @Test(
    "elsewhere it is not; nothing leads out of the directory",
    arguments: [
      ("/home/me/application/c.py", "file:///home/me/application/c.py"),
      ("/home/me/app/../x.py", "file:///home/me/app/../x.py"), ("../x.py", "../x.py"),
      ("<string>", "%3Cstring%3E"), (#"C:\x.py"#, "C%3A%5Cx.py"),
      ("/home/me/app", "file:///home/me/app"),
      ("/home/me/app/", "file:///home/me/app/"),
    ])
  func elsewhere(_ file: String, _ uri: String) {
    #expect(place(file).relative == nil && place(file).uri == uri)
  }

  @Test("an unknown directory, the root, and folders that must not be shown")
  func folders() {
    #expect(place("/a/c.py", in: nil).relative == nil)
    #expect(place("/a/c.py", in: "/").relative == "a/c.py")
    #expect(place("/home/me/app/a/c.py", isRedacted: true).uri == "c.py")
    #expect(place("/other/c.py", isRedacted: true).uri == "c.py")
  }

  @Test("a line is one that tools can count to")
  func lines() {
    #expect(place("c.py").line == 7)
    for line in [nil, 0, -1, Int64.max] { #expect(place("c.py", line: line).line == nil) }
  }

  @Test("a fingerprint is that of the parts, and unlike another's")
  func fingerprints() {
    #expect(Fingerprint.of([]) == "6c62272e07bb014262b821756295c58d")
    #expect(Fingerprint.of(["ab", "c"]) != Fingerprint.of(["a", "bc"]))
    #expect(Fingerprint.of(["a"]) == Fingerprint.of(["a"]) && Fingerprint.of(["a"]).count == 32)
    #expect(
      Fingerprint.withoutAddresses("<tb at 0x7f7ffab6> 0xZ x0y 10x2") == "<tb at 0x> 0xZ x0y 10x")
    let unique = Fingerprint.unique(["x", "x", "y", "x"])
    #expect(Set(unique).count == 4 && unique[0] == "x" && unique[2] == "y")
  }
}
