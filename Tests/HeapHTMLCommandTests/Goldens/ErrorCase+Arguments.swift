extension ErrorCase {
  /// Arguments that do not fit together.
  static let arguments: [ErrorCase] = [
    ErrorCase([]),
    ErrorCase(["heap.dat", "--unknown"]),
    ErrorCase(["heap.dat", "other.dat"]),
    ErrorCase(["-", "--garbage", "-"]),
    ErrorCase(["heap.dat", "--instances", "some"]),
    ErrorCase(["heap.dat", "--memory-limit", "1X"]),
    ErrorCase(["summary"]),
    ErrorCase(["stats", "heap.dat", "--limit", "0"]),
    ErrorCase(["stats", "heap.dat", "--sort", "weight"]),
    ErrorCase(["export", "heap.dat"]),
    ErrorCase(["export", "heap.dat", "--format", "xml"]),
    ErrorCase(["export", "heap.dat", "small.dat", "--format", "json"]),
    ErrorCase(["export", "heap.dat", "--format", "folded", "--label", "a=b"]),
    ErrorCase(["export", "heap.dat", "--format", "csv", "--label", "no name=b"]),
    ErrorCase(["export", "heap.dat", "--format", "csv", "--label", "class=b"]),
    ErrorCase(["export", "heap.dat", "--format", "csv", "--label", "a=b", "--label", "a=c"]),
    ErrorCase(["export", "-", "-", "--format", "csv"]),
    ErrorCase(["garbage"]),
    ErrorCase(["templates"]),
    ErrorCase(["run", "--track", "a:B", "--heapprofile", "x.html"]),
    ErrorCase(["run", "--track", "a:B", "--", "true"]),
    ErrorCase(["run", "--snapshot-on", "KILL", "--heapprofile", "x.html", "--", "true"]),
    ErrorCase(["run", "--auto", "some", "--heapprofile", "x.html", "--", "true"]),
    ErrorCase(["run", "--cycles", "--heapprofile", "x.dat", "--", "true"]),
    ErrorCase(["run", "--track", "Order", "--heapprofile", "x.html", "--", "true"]),
    ErrorCase(
      ["run", "--track", "a:B", "--interval", "0", "--heapprofile", "x.html", "--", "true"]),
  ]

  /// Charts that are not in the dump, and arguments of `chart` that do not fit together.
  static let charts: [ErrorCase] = [
    chart("pie", "-o", "x.svg"),
    chart("tracked"),
    chart("tracked", "-o", "x.gif"),
    chart("tracked", "--width", "100", "-o", "x.svg"),
    chart("tracked", "--height", "1e9", "-o", "x.svg"),
    chart("tracked", "--scale", "0", "-o", "x.png"),
    chart("tracked", "--scale", "1000", "-o", "x.png"),
    chart("tracked", "--class", "C", "-o", "x.svg"),
    chart("size", "--snapshot", "1", "-o", "x.svg"),
    chart("size", "--instance", "1", "-o", "x.svg"),
    chart("size", "-o", "x.svg"),
    chart("instance", "-o", "x.svg"),
    chart("size", "--class", "C", "-o", "x.svg"),
    chart("instance", "--instance", "99", "-o", "x.svg"),
    chart("distribution", "--snapshot", "9", "-o", "x.svg"),
    chart("tracked", "-o", "x.svg", of: "nothing"),
    chart("distribution", "-o", "x.svg", of: "nothing"),
    chart("distribution", "--snapshot", "1", "-o", "x.svg", of: "nothing"),
    chart("size", "--class", "C", "-o", "x.svg", of: "nothing"),
    chart("size", "--class", "Nothing", "-o", "x.svg", of: "scons2008"),
    chart("size", "--class", "Node", "-o", "x.svg", of: "demo-pympler-1.1-python3.11"),
    chart("instance", "--instance", "1", "-o", "x.svg", of: "nothing"),
    chart("tracked", "-o", "taken/x.svg"),
  ]

  private static func chart(_ arguments: String..., of fixture: String = "small") -> ErrorCase {
    ErrorCase(["chart", "heap.dat", "--kind"] + arguments, fixture: fixture)
  }
}
