import Output

/// Bytes of a file that are taken from a budget while they are gathered.
struct BoundedBytes: ~Copyable {
  /// Append to it, then call ``note()``.
  var bytes: [UInt8] = []
  private var meter: OutputMeter

  init(_ budget: OutputBudget) {
    meter = OutputMeter(budget)
  }

  /// Takes what was appended, at the latest after every row of a table.
  mutating func note() throws(OutputExcess) {
    if bytes.count >= meter.mark { try meter.finish(bytes.count) }
  }

  /// All of them.
  consuming func finish() throws(OutputExcess) -> [UInt8] {
    try meter.finish(bytes.count)
    return bytes
  }
}
