package import ArgumentParser
import HeapReport

/// `heaphtml export DUMP --format json|csv|sqlite|folded`: the analysis for other programs.
package struct ExportCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "export",
    abstract:
      "Write the contents of a dump for other programs: JSON, CSV, SQLite or folded stacks.",
    discussion: """
      json has everything: snapshots, classes with their merged referents, every instance with its \
      sizes and referents. csv is a table with one row for every class at every snapshot; sqlite \
      is a database with this table, `usage`. \
      folded has a line for every call site with its bytes at the peak, as flame-graph tools read \
      it. docs/export.md describes all of them. Missing values are null, and empty in CSV.

      Of the whole heap of a program json has its types, modules, holders and the objects that retain most, \
      csv the types.

      Of many dumps csv and sqlite make one table, with the columns file, file_time and each --label before \
      the others. A dump that cannot be read is left out: a line says why, and the exit status is \
      that of the first one.

        heaphtml export heap.dat --format json | jq '.classes[].name'
        heaphtml export heap.dat --format csv -o heap.csv
        heaphtml export app.heap --format json | jq '.holders[0].path'
        heaphtml export heap.dat --format folded -o heap.folded
        heaphtml export nightly/*.dat --format csv --label branch=main -o nightly.csv
        heaphtml export nightly/*.dat --format sqlite -o nightly.sqlite
      """)

  @Argument(
    help: ArgumentHelp(
      "The dumps to read (- for standard input); csv and sqlite take many.", valueName: "dump"))
  var dumps: [String]

  @Option(help: "The format to write.")
  var format: Format

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The file to write, replaced in one step once complete (default: standard output).",
      valueName: "file"))
  var output: String?

  @Option(
    name: .customLong("label"),
    help: ArgumentHelp(
      "A column of a csv or sqlite table, with the same text in each row, e.g. branch=main; may be repeated.",
      valueName: "name=text"))
  var labels: [ExportLabel] = []

  @OptionGroup
  var salvage: SalvageOption

  @OptionGroup(title: "Limits, for dumps that you trust")
  var limits: LimitOptions

  package init() {}

  /// What can be written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case json, csv, sqlite, folded

    /// That of a table of many dumps; nil where there is none.
    var ofTable: ExportTable.Format? {
      switch self {
      case .csv: .csv
      case .sqlite: .sqlite
      case .json, .folded: nil
      }
    }
  }

  /// Whether the columns that tell dumps apart are wanted.
  private var isTable: Bool { dumps.count > 1 || !labels.isEmpty || format == .sqlite }

  package func validate() throws {
    guard !isTable || format.ofTable != nil else {
      throw ValidationError(
        dumps.count > 1
          ? "--format \(format.rawValue) takes one dump; csv and sqlite take many."
          : "--label is for --format csv and sqlite.")
    }
    if format == .sqlite, output == nil {
      throw ValidationError("--format sqlite writes a file; give its name with --output.")
    }
    var taken = Set(ExportTable.fileColumns + CSVExport.columns)
    for label in labels where !taken.insert(label.name).inserted {
      throw ValidationError("--label \(label.name): there is a column of this name.")
    }
    if dumps.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input (-) can be read once.")
    }
  }

  package func run() throws {
    let files = dumps.map {
      DumpFile(name: $0, limits: limits.values, isSalvage: salvage.salvage)
    }
    if isTable, let table = format.ofTable {
      let request = ExportTable.Request(
        dumps: files, labels: labels, format: table, output: output)
      if let status = try ExportTable(request: request).perform(.standard()) {
        throw ExitCode(status.rawValue)
      }
      return
    }
    guard let single = ExportDump.Format(rawValue: format.rawValue) else { return }
    let request = ExportDump.Request(dump: files[0], format: single, output: output)
    try ExportDump(request: request).perform(.standard())
  }
}
