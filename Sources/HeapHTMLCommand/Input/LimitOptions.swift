import ArgumentParser
import Bytes

/// How far a dump is followed. Real dumps stay far below; a hostile one must not fill the machine.
struct LimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The most memory for the values of the dump, as in 2G; 16 times its size, but at least 64M, "
        + "unless given.",
      valueName: "size"))
  var memoryLimit: ByteCountArgument?

  @Option(
    help: ArgumentHelp(
      "The most that the dump may stand for when parts that it refers to several times count each "
        + "time, as in 2G; 4 times its size, but at least 1M, unless given.",
      valueName: "size"))
  var sharingLimit: ByteCountArgument?

  @Option(
    help: ArgumentHelp(
      "The most that is read from a pipe or a device, as in 2G; 1G unless given.",
      valueName: "size"))
  var inputLimit: ByteCountArgument?

  /// What they say, with what holds unless they say otherwise.
  var values: ReadingLimits {
    var limits = ReadingLimits()
    limits.values.memory = memoryLimit?.bytes
    limits.values.sharing = sharingLimit?.bytes
    if let inputLimit { limits.input = inputLimit.bytes }
    return limits
  }
}

/// What reading one dump may cost.
struct ReadingLimits: Sendable {
  var values = InputLimits()
  /// Bytes read from what has no size of its own: a pipe, a device, a file that grows.
  var input = 1 << 30
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
