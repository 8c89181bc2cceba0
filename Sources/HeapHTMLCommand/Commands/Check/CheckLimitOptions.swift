import ArgumentParser
import HeapCheck

/// What a dump must keep to.
struct CheckLimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The most that all tracked objects may have, at the peak: 50MiB, 1.5G, or bytes.",
      valueName: "size"))
  var maxTotal: ByteAmount?

  @Option(
    help: ArgumentHelp(
      "The most that the classes whose registered names match may have together at any snapshot, "
        + "e.g. 'Node*=10MiB'. * is any text, ? one character, [a-z] one of these.",
      valueName: "pattern=size"),
    transform: { try PatternLimit($0, example: "Node*=10MiB") })
  var maxClass: [PatternLimit<ByteAmount>] = []

  @Option(
    help: ArgumentHelp(
      "The most instances of these classes together that may live at any snapshot, e.g. "
        + "'Node*=5000'.",
      valueName: "pattern=n"),
    transform: { try PatternLimit($0, example: "Node*=5000") })
  var maxInstances: [PatternLimit<InstanceAmount>] = []

  @Option(
    help: ArgumentHelp(
      "The most that the peak may have grown since that of --baseline: 5%, 2MiB.",
      valueName: "growth"))
  var maxGrowth: Growth?

  @Option(
    help: ArgumentHelp(
      "The most that the classes whose names match may have grown together since --baseline, each "
        + "side where it has most, e.g. 'Node*=10%'. What is new grew from 0, which is more than any "
        + "percentage.",
      valueName: "pattern=growth"),
    transform: { try PatternLimit($0, example: "Node*=10%") })
  var maxClassGrowth: [PatternLimit<Growth>] = []

  @Option(
    help: ArgumentHelp(
      "Kinds of findings that must not be there, with commas: "
        + FindingChoice.names.joined(separator: ", ") + ".",
      valueName: "kinds"),
    transform: { try FindingList($0) })
  var noFinding: [FindingList] = []

  /// The limits that the options give.
  var values: [Limit] {
    (maxTotal.map { [.total($0.bytes)] } ?? [])
      + maxClass.map { .classBytes($0.pattern, $0.limit.bytes) }
      + maxInstances.map { .instances($0.pattern, $0.limit.count) }
      + (maxGrowth.map { [.growth($0)] } ?? [])
      + maxClassGrowth.map { .classGrowth($0.pattern, $0.limit) }
      + noFinding.flatMap(\.choices).map { .noFinding($0) }
  }
}
