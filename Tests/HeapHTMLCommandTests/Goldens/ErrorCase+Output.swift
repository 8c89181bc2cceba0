import Foundation

extension ErrorCase {
  /// Places where nothing can be written.
  static let destinations: [ErrorCase] = [
    ErrorCase(["heap.dat", "-o", "taken"], prepare: taken),
    ErrorCase(["heap.dat", "-o", "taken/below"], prepare: taken),
    ErrorCase(["heap.dat", "-o", "x.html"], prepare: taken),
    ErrorCase(["heap.dat", "-o", "page.html"], prepare: taken),
    ErrorCase(["heap.dat", "-o", "page.html", "--single-file"], prepare: taken),
    ErrorCase(["heap.dat", "-o", "nowhere/x.html", "--single-file"]),
    ErrorCase(["heap.dat", "-o", "dead"], prepare: links),
    ErrorCase(["heap.dat", "-o", "loop"], prepare: links),
    ErrorCase(["heap.dat", "-o", "file"], prepare: links),
    ErrorCase(["heap.dat", "-o", "y.html"], prepare: links),
    ErrorCase(["heap.dat", "-o", "."]),
    ErrorCase(["heap.dat", "-o", ".."]),
    ErrorCase(["heap.dat", "-o", "/"]),
    ErrorCase(["heap.dat", "-o", ""]),
    ErrorCase(["heap.dat", "-o", "FOLDER"]),
    ErrorCase(["summary", "heap.dat"], output: "/dev/full", note: "into a full disk"),
    ErrorCase(["heap.dat", "-o", String(repeating: "n", count: 300)]),
    ErrorCase(["heap.dat"], note: "a page of somebody else") {
      try $0.write("report/index.html", "mine")
    },
    ErrorCase(["heap.dat"], note: "a file in the place of a folder") {
      try $0.write("report/classes", "mine")
    },
    ErrorCase(["garbage", "-"], input: Array("digraph {}".utf8)) {
      try $0.write("garbage/index.html", "mine")
    },
    ErrorCase(["export", "heap.dat", "--format", "csv", "-o", "dead"], prepare: links),
    ErrorCase(["export", "heap.dat", "--format", "csv", "-o", "page.html"], prepare: taken),
    ErrorCase(["export", "heap.dat", "--format", "csv", "-o", "nowhere/x.csv"]),
    ErrorCase(["export", "heap.dat", "--format", "csv", "-o", "taken/x.csv"], prepare: taken),
    ErrorCase(["export", "heap.dat", "--format", "csv", "-o", "/dev/full"]),
    ErrorCase(["heap.dat"], note: "a file whose name is not UTF-8 is in report") {
      try $0.write("report/mine.txt", "mine")
      let name =
        Array($0.url("report/na").path.utf8CString.dropLast()) + [CChar(bitPattern: 0xE9), 0]
      close(open(name, O_CREAT | O_WRONLY, 0o600))
    },
    ErrorCase(["templates", "taken"], prepare: taken),
    ErrorCase(["templates", "taken/below"], prepare: taken),
  ]

  /// Files and folders of somebody else.
  private static func taken(_ work: Workplace) throws {
    try work.write("taken", "mine")
    try work.write("x_files", "mine")
    try work.write("page.html/mine.txt", "mine")
  }

  private static func links(_ work: Workplace) throws {
    try work.link("dead", to: "nowhere")
    try work.link("loop", to: "loop")
    try work.link("file", to: "heap.dat")
    try work.write("elsewhere/mine.txt", "mine")
    try work.link("y_files", to: "elsewhere")
  }

  /// Templates that cannot be used.
  static let templates: [ErrorCase] =
    [
      ErrorCase(["heap.dat", "--templates", "nowhere"]),
      ErrorCase(["heap.dat", "--templates", "heap.dat"]),
      ErrorCase(["heap.dat", "--templates", "t"], note: "a folder in place of a template") {
        try $0.write("t/index.mustache/x", "")
      },
      ErrorCase(["heap.dat", "--templates", "t"]) {
        try $0.write("t/index.mustache", [0x61, 0xFF])
      },
    ]
    + [
      "{{headline", "{{}}", "{{head line}}", "{{head..line}}", "{{=<%=}}", "{{<parent}}{{/parent}}",
      "{{#findings}}", "{{/findings}}", "{{#findings}}{{#link}}{{/findings}}{{/link}}",
      "{{headlin}}", "{{zzz}}", "{{#findings}}{{zzz}}{{/findings}}", "{{findings}}",
      "{{#headline}}{{/headline}}", "{{headline.x}}", "{{>partials/nothing}}", "{{>index}}",
      "{{#hasFindings}}{{.}}{{/hasFindings}}",
      String(repeating: "{{#hasFindings}}", count: 200),
    ].map { text in
      ErrorCase(["heap.dat", "--templates", "t"], note: text) {
        try $0.write("t/index.mustache", text)
      }
    }

  /// Commands that cannot be recorded, and recordings of nothing.
  static let recording: [ErrorCase] = [
    ErrorCase(["run", "--track", "a:B", "--heapprofile=x.html", "--", "no-such-command"]),
    ErrorCase(["run", "--track", "a:B", "--heapprofile=x.html", "--", "true"]),
    ErrorCase(["run", "--track", "a:B", "--heapprofile=x.html", "--", "false"]),
    ErrorCase(
      ["scons", "--heapprofile=x.html"], environment: ["HEAPHTML_PYTHON": "/nowhere/python"]),
    ErrorCase(
      ["run", "--track", "a:B", "--heapprofile=x.html", "--", "true"],
      environment: ["TMPDIR": "/nowhere"], note: "TMPDIR=/nowhere"),
  ]

  /// What the recorder has to say about programs.
  static let recordedPrograms: [ErrorCase] = [
    app("app:Order,level=1"),
    app("app:Missing"),
    app("missing:Order"),
    app("app:number"),
    ErrorCase(
      [
        "run", "--track", "__main__:Order", "--heapprofile=x.html", "--garbage=leak.txt", "--",
        "python3", "app.py",
      ], note: "killed"
    ) { try write($0, "os.kill(os.getpid(), signal.SIGKILL)") },
  ]

  private static func app(_ spec: String) -> ErrorCase {
    ErrorCase(
      ["run", "--track", spec, "--heapprofile=x.html", "--", "python3", "-c", "import app"]
    ) { try write($0, "pass") }
  }

  private static func write(_ work: Workplace, _ line: String) throws {
    try work.write(
      "app.py",
      """
      import os, signal
      class Order: pass
      number = 5
      orders = [Order() for n in range(9)]
      \(line)

      """)
  }
}
