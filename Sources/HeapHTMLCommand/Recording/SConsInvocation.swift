import System

/// The arguments of `heaphtml scons`, divided: ours, and those that the recorder passes on.
///
/// Ours are `--heapprofile`, and only together with it the options of the report: without a report
/// they may be a build's own. Nothing is taken after a `--`, where all arguments are targets.
struct SConsInvocation {
  /// The value of `--heapprofile`, if it was given. The last one counts; one among the arguments
  /// takes precedence over one in SCONSFLAGS.
  private(set) var heapprofile: String?
  /// The options of the report, as they were given; those in SCONSFLAGS first.
  private(set) var reportOptions: [String] = []
  /// All others.
  private(set) var arguments: [String]
  /// SCONSFLAGS without what is ours; nil when there was nothing of ours in it.
  private(set) var flags: String?

  /// Options of a report with a value. SCons has its own `--quiet`, so ours is not among them.
  private static let valued = ["--title", "--instances", "--templates"]
  private static let unvalued = ["--redact", "--png", "--single-file"]

  /// - Parameter flags: the environment variable SCONSFLAGS: more arguments, with blanks between.
  init(_ all: [String], flags: String?) {
    let inFlags = (flags ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
    let own = Self.divided(all)
    let ownInFlags = Self.divided(inFlags)
    heapprofile = own.heapprofile ?? ownInFlags.heapprofile
    arguments = all
    guard heapprofile != nil else { return }
    reportOptions = ownInFlags.reportOptions + own.reportOptions
    arguments = own.others
    if ownInFlags.others != inFlags { self.flags = ownInFlags.others.joined(separator: " ") }
  }

  private struct Division {
    var heapprofile: String?
    var reportOptions: [String] = []
    var others: [String] = []
  }

  private static func divided(_ all: [String]) -> Division {
    var division = Division()
    var rest = all[...]
    while let argument = rest.popFirst() {
      let name = String(argument.prefix { $0 != "=" })
      if argument == "--" {
        division.others += [argument] + rest
        break
      } else if unvalued.contains(argument) {
        division.reportOptions.append(argument)
      } else if name == "--heapprofile" || valued.contains(name),
        let value = name == argument ? rest.popFirst() : String(argument.dropFirst(name.count + 1))
      {
        if name == "--heapprofile" {
          division.heapprofile = value
        } else {
          division.reportOptions.append("\(name)=\(value)")
        }
      } else {
        division.others.append(argument)
      }
    }
    return division
  }

  /// SCONSFLAGS of our own environment.
  static var environmentFlags: String? { Environment["SCONSFLAGS"] }

  /// What that Python runs. The current folder, which it puts before all others, is not for modules: SCons
  /// alone does not have it there either.
  static let program =
    "import sys; sys.path[:1] = [] if sys.path[0] == '' else sys.path[:1]; "
    + "from heapmonitor.scons import main; main(sys.argv[1:])"

  /// The Python that has SCons.
  static var python: String { Environment["HEAPHTML_PYTHON"] ?? "python3" }
}
