package import ArgumentParser
import HeapCharts

/// `heaphtml chart DUMP --kind KIND -o FILE`: one chart of the report as a picture.
package struct ChartCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "chart",
    abstract: "Draw one chart of the report as an SVG or a PNG.",
    discussion: """
      tracked: memory by class over time. process: memory as reported by the operating system. \
      instances and size: how many instances of --class were alive, and their bytes. distribution: \
      the classes at --snapshot, or at the peak. instance: the size of --instance over time.

        heaphtml chart heap.dat --kind tracked -o tracked.svg
        heaphtml chart heap.dat --kind size --class app.Node -o node.png --dark
      """)

  @Argument(help: ArgumentHelp("The dump to read (- for standard input).", valueName: "dump"))
  var dump: String

  @Option(help: "The chart to draw.")
  var kind: ChartKind

  @Option(
    name: .customLong("class"),
    help: ArgumentHelp("The class, by the name it was registered under.", valueName: "name"))
  var className: String?

  @Option(help: ArgumentHelp("The snapshot, counted from 1 as in the report.", valueName: "n"))
  var snapshot: Int?

  @Option(
    help: ArgumentHelp("The instance, by its number in the report (#i42 is 42).", valueName: "n"))
  var instance: Int?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The file to write; its extension (.svg or .png) selects the format.", valueName: "file"))
  var output: PictureFile

  @Option(help: "Width in pixels, 240 or more.")
  var width = 1_120.0

  @Option(help: "Height in pixels, 160 or more (default: what the chart needs).")
  var height: Double?

  @Option(help: "Pixels of a PNG per pixel of the chart.")
  var scale = 1.0

  @Flag(help: "Draw light on dark.")
  var dark = false

  @OptionGroup(title: "Limits, for dumps that you trust")
  var limits: LimitOptions

  package init() {}

  package func validate() throws {
    try Self.require(width, "--width", atLeast: 240)
    if let height { try Self.require(height, "--height", atLeast: 160) }
    guard scale > 0, scale.isFinite else { throw ValidationError("--scale must be above 0.") }
    for (isGiven, option, users) in [
      (className != nil, "--class", [ChartKind.instances, .size]),
      (snapshot != nil, "--snapshot", [.distribution]),
      (instance != nil, "--instance", [.instance]),
    ] {
      guard isGiven, !users.contains(kind) else { continue }
      throw ValidationError(
        "\(option) is for --kind \(users.map(\.rawValue).joined(separator: " and ")).")
    }
    if className == nil, kind == .instances || kind == .size {
      throw ValidationError("--kind \(kind.rawValue) needs --class NAME.")
    }
    if instance == nil, kind == .instance {
      throw ValidationError("--kind instance needs --instance N.")
    }
  }

  private static func require(_ length: Double, _ option: String, atLeast least: Double) throws {
    guard length >= least, length <= Drawing.maximumSide else {
      throw ValidationError("\(option) must be from \(Int(least)) to \(Int(Drawing.maximumSide)).")
    }
  }

  package func run() throws {
    let request = DrawChart.Request(
      dump: DumpFile(name: dump, limits: limits.values),
      chart: ChartSelection(
        kind: kind, className: className, snapshot: snapshot, instance: instance),
      style: ChartStyle(theme: dark ? .dark : .light, width: width, height: height), scale: scale,
      output: output)
    try DrawChart(request: request).perform(.standard())
  }
}
