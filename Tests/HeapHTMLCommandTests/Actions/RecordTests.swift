import Testing

@testable import HeapHTMLCommand

/// Commands that leave what the recorder would.
@Suite("Recording, without Python", .serialized)
struct RecordTests {
  private let work: Workplace
  private let listener = Listener()

  init() throws {
    work = try Workplace()
    try work.write(
      "command",
      #"""
      cd "$(dirname "$0")"
      member() { printf %s "$HEAPHTML_OPTIONS" | sed 's/.*"'"$1"'":"\([^"]*\)".*/\1/'; }
      cp heap.dat "$(member dump)"
      echo '{"version":1,"pid":7,"started":1,"main":true,"python":null,"state":"finished",
      "dump":"heap.dat","journal":null,"graph":null,"notes":["a.B was not found"]}' |
        tr -d '\n' > "$(member recording)"
      exit "$1"
      """#)
  }

  private func record(_ status: Int, to file: String, _ settings: ReportSettings) throws -> Int32 {
    var request = Record.Request(command: ["sh", work.path("command"), "\(status)"])
    request.result = RecordingDestination(file: work.path(file))
    request.settings = settings
    return try Record(request: request).perform(listener.console())
  }

  @Test("the report is made as settings say, and the status is the command's", arguments: [0, 3])
  func report(_ status: Int) throws {
    let settings = ReportSettings(title: "Nightly", isSingleFile: true)
    #expect(try record(status, to: "heap.html", settings) == Int32(status))
    #expect(listener.said == "heaphtml: a.B was not found\n")
    #expect(try work.text("heap.html").contains("Nightly"))
    #expect(!work.exists("heap_files"))
  }

  @Test("another name gets the dump as it is")
  func dump() throws {
    #expect(try record(0, to: "copy.dat", ReportSettings()) == 0)
    let all = try work.everything()
    #expect(all["copy.dat"] == all["heap.dat"])
  }

  @Test(
    "what cannot be delivered is reported, and is the status if the command's is 0",
    arguments: [0, 3])
  func failure(_ status: Int) throws {
    try work.write("heap.dat", "not a dump")
    let ending = try record(status, to: "heap.html", ReportSettings())
    #expect(ending == (status == 0 ? ExitStatus.dataError.rawValue : Int32(status)))
    #expect(listener.said.split(separator: "\n").count == 2)
    #expect(!work.exists("heap.html"))
  }
}
