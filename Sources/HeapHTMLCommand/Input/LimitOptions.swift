import ArgumentParser
import Bytes

/// How far a dump is followed. Real dumps stay far below; a hostile one must not fill the machine.
struct LimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Memory limit for the dump's values, e.g. 2G (default: 16 times its size, 64 times for its tables, at least 64M).",
      valueName: "size"))
  var memoryLimit: ByteCountArgument?

  @Option(
    help: ArgumentHelp(
      "Limit on the dump's size when shared parts are counted at every reference, e.g. 2G "
        + "(default: 4 times its size, at least 1M).",
      valueName: "size"))
  var sharingLimit: ByteCountArgument?

  @Option(
    help: ArgumentHelp(
      "Limit on the bytes read from a pipe or a device, e.g. 2G (default: 1G).",
      valueName: "size"))
  var inputLimit: ByteCountArgument?

  @Option(
    help: ArgumentHelp(
      "Limit on what is made of the dump, e.g. 1G: all pages, one page, or another result (default: "
        + "32 times its size, at least 32M; 64M for one page).",
      valueName: "size"))
  var reportLimit: ByteCountArgument?

  /// The option that raises the limits on results.
  static let reportLimitOption = "--report-limit SIZE"

  /// The limits that the options give, with defaults for the others.
  var values: ReadingLimits {
    var limits = ReadingLimits()
    limits.values.memory = memoryLimit?.bytes
    limits.values.sharing = sharingLimit?.bytes
    if let inputLimit { limits.input = inputLimit.bytes }
    limits.result = reportLimit?.bytes
    return limits
  }
}

extension InputLimits.Name {
  /// The option that raises it.
  var option: String {
    switch self {
    case .memory: "--memory-limit SIZE"
    case .sharing: "--sharing-limit SIZE"
    case .input: "--input-limit SIZE"
    }
  }
}
