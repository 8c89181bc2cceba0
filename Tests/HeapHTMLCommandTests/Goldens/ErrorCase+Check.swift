extension ErrorCase {
  /// Limits that cannot be checked, and files of limits that are not understood.
  static let check: [ErrorCase] = [
    ErrorCase(["check", "heap.dat"]),
    ErrorCase(["check", "heap.dat", "--max-total", "5 apples"]),
    ErrorCase(["check", "heap.dat", "--max-class", "5MiB"]),
    ErrorCase(["check", "heap.dat", "--max-class", "Nobody*=5MiB"]),
    ErrorCase(["check", "heap.dat", "--max-class", "D=5MiB"]),
    ErrorCase(["check", "heap.dat", "--max-instances", "D=-1"]),
    ErrorCase(["check", "heap.dat", "--no-finding", "leaks"]),
    ErrorCase(["check", "heap.dat", "--max-growth", "5%"]),
    ErrorCase(["check", "heap.dat", "--max-growth", "5%", "--baseline", "no.dat"]),
    ErrorCase(
      [
        "check", "heap.dat", "--max-growth", "5%", "--baseline", "no.dat",
        "--allow-missing-baseline",
      ]),
    ErrorCase(["check", "-", "--max-growth", "5%", "--baseline", "-"]),
    ErrorCase(["check", "heap.dat", "--max-total", "1G", "--junit", "-", "--sarif", "-"]),
    ErrorCase(["check", "heap.dat", "--max-total", "1G", "--summary-limit", "5"]),
    ErrorCase(["check", "heap.dat", "--max-total", "1G", "--junit", "none/j.xml"]),
    ErrorCase(["check", "heap.dat", "--max-total", "1G", "--config", "no.toml"]),
    ErrorCase(["check", "heap.dat", "--max-total", "1G"], fixture: "no-snapshot"),
    file("[check]\nmax-totl = 5"),
    file("[check]\nmax-total = 5MiB"),
    file("max-total = 5"),
    file("[check.max-class]\napp.Node = 5"),
    file("[check]\nno-finding = [\"leek\"]"),
    file("[check]\nmax-total = \"5 apples\""),
  ]

  /// With a heaphtml.toml in the working directory.
  private static func file(_ text: String) -> ErrorCase {
    ErrorCase(["check", "heap.dat"], note: text) { try $0.write("heaphtml.toml", text) }
  }
}
