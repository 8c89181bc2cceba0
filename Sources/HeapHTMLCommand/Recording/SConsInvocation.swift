#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The arguments of `heaphtml scons`, divided: ours, and those that the recorder passes on.
struct SConsInvocation {
  /// What `--heapprofile` named, if it was given; the last one counts.
  private(set) var heapprofile: String?
  /// All others.
  private(set) var arguments: [String] = []

  init(_ all: [String]) {
    var rest = all[...]
    while let argument = rest.popFirst() {
      if argument == "--heapprofile", let file = rest.popFirst() {
        heapprofile = file
      } else if argument.hasPrefix("--heapprofile=") {
        heapprofile = String(argument.dropFirst("--heapprofile=".count))
      } else {
        arguments.append(argument)
      }
    }
  }

  /// The Python that has SCons.
  static var python: String {
    getenv("HEAPHTML_PYTHON").map { String(cString: $0) } ?? "python3"
  }
}
