import System

/// The arguments of `heaphtml scons`, divided: ours, and those that the recorder passes on.
struct SConsInvocation {
  /// What `--heapprofile` named, if it was given; the last one counts, one among the arguments before
  /// one in SCONSFLAGS.
  private(set) var heapprofile: String?
  /// All others.
  private(set) var arguments: [String] = []
  /// SCONSFLAGS without what is ours; nil when there was nothing of ours in it.
  private(set) var flags: String?

  /// - Parameter flags: the environment variable SCONSFLAGS: more arguments, with blanks between.
  init(_ all: [String], flags: String?) {
    (heapprofile, arguments) = Self.divided(all)
    let (inFlags, others) = Self.divided(
      (flags ?? "").split(whereSeparator: \.isWhitespace).map(String.init))
    if let inFlags {
      heapprofile = heapprofile ?? inFlags
      self.flags = others.joined(separator: " ")
    }
  }

  /// Up to `--`, behind which all are targets.
  private static func divided(_ all: [String]) -> (heapprofile: String?, others: [String]) {
    var heapprofile: String?
    var others: [String] = []
    var rest = all[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        return (heapprofile, others + [argument] + rest)
      } else if argument == "--heapprofile", let file = rest.popFirst() {
        heapprofile = file
      } else if argument.hasPrefix("--heapprofile=") {
        heapprofile = String(argument.dropFirst("--heapprofile=".count))
      } else {
        others.append(argument)
      }
    }
    return (heapprofile, others)
  }

  /// SCONSFLAGS of our own environment.
  static var environmentFlags: String? { Environment["SCONSFLAGS"] }

  /// The Python that has SCons.
  static var python: String {
    Environment["HEAPHTML_PYTHON"] ?? "python3"
  }
}
