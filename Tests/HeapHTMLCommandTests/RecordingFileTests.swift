import Foundation
import Testing

@testable import HeapHTMLCommand

@Suite("What the recorder tells: recording.json")
struct RecordingFileTests {
  private static func line(_ changes: [String: String] = [:]) -> String {
    var members = [
      "version": "1", "pid": "71", "started": "1000", "parent": "70", "main": "true",
      "python": #""/usr/bin/python3""#, "state": #""running""#, "dump": #""heap.dat""#,
      "journal": #""heap.dat.journal""#, "graph": "null", "notes": "[]",
    ]
    members.merge(changes) { $1 }
    return "{\(members.map { "\"\($0)\": \($1)" }.joined(separator: ", "))}"
  }

  private func read(_ lines: String...) -> RecordingFile {
    RecordingFile(lines: Array(lines.joined(separator: "\n").utf8))
  }

  @Test("the last line of a process counts; processes keep the order in which they began")
  func last() throws {
    let file = read(
      "", Self.line(), Self.line(["pid": "72", "main": "false", "dump": #""heap.dat.72""#]),
      Self.line(["started": "2000"]),
      Self.line(["state": #""finished""#, "journal": "null", "notes": #"["a:B", "c:D"]"#]), "")
    #expect(file.problem == nil)
    #expect(file.processes.map(\.identity.number) == [71, 72, 71])
    #expect(file.processes.map(\.identity.started) == [1000, 1000, 2000])
    #expect(file.processes.map(\.state) == [.finished, .running, .running])
    #expect(file.processes[0].notes == ["a:B", "c:D"] && file.processes[0].journal == nil)
    #expect(!file.processes[1].isMain && file.processes[1].dump == "heap.dat.72")
    #expect(file.processes[2].python == "/usr/bin/python3")
  }

  @Test("a line that was cut short is reported and spoils no other")
  func cut() {
    let whole = Self.line()
    let file = read(
      String(whole.dropLast(20)), Self.line(["pid": "72"]), String(whole.dropFirst(5)))
    #expect(file.processes.map(\.identity.number) == [72])
    #expect(file.problem == "2 lines are not whole")
  }

  @Test("Pythons that are not recorded are counted, unless they became another program")
  func unrecorded() {
    let file = read(
      #"{"version": 1, "pid": 5, "started": 1, "state": "unrecorded"}"#,
      #"{"version": 1, "pid": 6, "started": 1, "state": "unrecorded"}"#,
      #"{"version": 1, "pid": 5, "started": 2, "state": "unrecorded"}"#,
      #"{"version": 1, "pid": 6, "started": 1, "state": "left"}"#, Self.line())
    #expect(file.problem == nil && file.processes.count == 1)
    #expect(Set(file.unrecorded.map(\.started)) == [1, 2])
  }

  @Test("a number that another process has by now is not the process that was recorded")
  func running() throws {
    let number = getpid()
    let text = try String(contentsOfFile: "/proc/self/stat", encoding: .utf8)
    let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
    let born = try #require(fields.count > 19 ? Int64(fields[19]) : nil)
    func isRunning(_ changes: [String: String]) -> Bool? {
      read(Self.line(["pid": "\(number)"].merging(changes) { $1 })).processes.first?.isRunning
    }
    #expect(isRunning(["born": "\(born)"]) == true)
    #expect(isRunning(["born": "\(born - 1)"]) == false)
    #expect(isRunning(["born": "\(born)", "state": #""finished""#]) == false)
    #expect(isRunning(["pid": "\(Int32.max)"]) == false)
  }

  @Test("another version is reported")
  func version() {
    let file = read(Self.line(["version": "2"]))
    #expect(file.processes.isEmpty)
    #expect(file.problem == "written in version 2, which this heaphtml does not read")
  }

  @Test(
    "a process that does not fit is left out",
    arguments: [
      ["pid": "-1"], ["pid": "1.5"], ["pid": #""71""#], ["started": "null"], ["main": "1"],
      ["state": #""sleeping""#], ["notes": "null"],
    ])
  func misfits(_ changes: [String: String]) {
    let file = read(Self.line(changes))
    #expect(file.processes.isEmpty && file.problem == "a line is not whole")
  }

  @Test(
    "no name leads out of the folder",
    arguments: [
      "/etc/passwd", "../heap.dat", "a/b", "..", ".", "", "a\\u0000b",
    ])
  func names(_ name: String) throws {
    let text = "\"\(name)\""
    let file = read(Self.line(["dump": text, "journal": text, "graph": text]))
    let process = try #require(file.processes.first)
    #expect(process.dump == nil && process.journal == nil && process.graph == nil)
  }

  @Test("a Python is named by its whole path")
  func python() {
    #expect(read(Self.line(["python": #""python3""#])).processes.first?.python == nil)
  }

  @Test("pipes, links and folders are not opened as files; nothing there is nothing recorded")
  func kinds() throws {
    let work = try Workplace()
    try work.write("real", Self.line())
    try work.link("link", to: "real")
    #expect(RecordingFile.read(work.url("real").path).processes.count == 1)
    #expect(RecordingFile.read(work.url("link").path).problem != nil)
    #expect(RecordingFile.read(work.folder.path).problem == "is not a file")
    #expect(RecordingFile.read("/dev/zero").problem == "is not a file")
    let none = RecordingFile.read(work.url("none").path)
    #expect(none.processes.isEmpty && none.problem == nil)
  }
}
