import ArgumentParser

/// What limits come from and what growth is counted from.
struct CheckSourceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A file with limits (default: heaphtml.toml of the working directory, where there is one).",
      valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp("The dump that growth is counted from, of any age.", valueName: "dump"))
  var baseline: String?

  @Flag(help: "Let a pattern match no class; it counts as 0.")
  var allowMissing = false

  @Flag(
    help:
      "Let the baseline not be there, as in a first run: growth is not checked then, and a line says so."
  )
  var allowMissingBaseline = false
}
