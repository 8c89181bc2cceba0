import Testing

@testable import HeapHTMLCommand

@Suite("What gdb is told, and what it tells") struct GDBRequestTests {
  @Test("names of the libraries, but for those that are more than a name") func libraries() {
    let lines = [
      "7f0000000000-7f0000001000 r--p 00000000 08:01 1    /opt/lib/libpython3.11.so.1.0",
      "7f0000001000-7f0000002000 r-xp 00000000 08:01 1    /opt/lib/libpython3.11.so.1.0",
      "7f0000002000-7f0000003000 rw-p 00000000 00:00 0    [heap]",
      "7f0000003000-7f0000004000 r-xp 00000000 08:01 2    /usr/lib/x86_64-linux-gnu/libc.so.6",
      "7f0000004000-7f0000005000 r-xp 00000000 08:01 3    /usr/lib/libcrypto.so.3",
      "7f0000005000-7f0000006000 r-xp 00000000 08:01 4    /tmp/a b/libpython3.12.so",
      "7f0000006000-7f0000007000 r-xp 00000000 08:01 4    /tmp/$(x)/libpython3.12.so",
      "7f0000007000-7f0000008000 r-xp 00000000 08:01 4    /tmp/libpython3.13.so (deleted)",
      "",
    ]
    #expect(
      PythonLibraries(maps: Array(lines.joined(separator: "\n").utf8)).paths == [
        "/opt/lib/libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libc.so.6",
      ])
    #expect(PythonLibraries(maps: [0xFF, 0x2F, 0xFF]).paths == [])
  }

  @Test("how long the process was stopped, where that can be told") func standstill() {
    let said = "x\nheaphtml: time 1700000000123456789\nheaphtml: asked\n"
    #expect(GDBRequest.standstill(said + "heaphtml: time 1700000000323456789\n") == 200)
    #expect(GDBRequest.standstill(said) == nil)
    #expect(GDBRequest.standstill(said + "heaphtml: time 1600000000000000000\n") == nil)
    #expect(GDBRequest.standstill("heaphtml: time 17%N\nheaphtml: time 17%N\n") == nil)
  }
}
