import Output
import Bytes
import CairoRenderer
import HeapCharts
import HeapCheck
import HeapGraph
import HeapProfile
import HeapReport
import HeapStatistics
import ReferenceCycles
import PickleReader

/// Does with one input what the program does, up to the disk; traps on what must never happen.
///
/// A refusal is a good end, in one line; so is a result that would become too large. Any other error,
/// and a page or export that holds what it must not, is a finding.
func runThrough(_ input: [UInt8]) {
  // A pickle does not begin with these letters.
  if input.starts(with: Array("digraph".utf8)) { return runGarbage(input) }
  if HeapGraph.recognises(input) { return runHeap(input) }
  let profile: HeapProfile
  do throws(LoadError) {
    profile = try HeapProfile(OwnedBytes(input))
  } catch {
    precondition(isOneLine(error.reason), "a reason is one line")
    return
  }
  requireWhole(profile)
  do {
    let analysis = try HeapAnalysis(profile)
    try runConsole(analysis)
    runCheck(analysis)
    if shows(analysis, input) {
      try runPages(analysis, input)
      try runCharts(analysis, input)
    }
  } catch is OutputExcess {
    // Larger than it may become: a line of its own.
  } catch {
    fatalError("an error that no input may cause: \(error)")
  }
}

func isOneLine(_ reason: String) -> Bool {
  !reason.isEmpty && reason.count < 400 && !reason.contains(where: \.isNewline)
}

private func runConsole(_ analysis: HeapAnalysis) throws {
  let print: ([UInt8]) -> Void = { precondition(!$0.contains(0x1B), "an escape for a terminal") }
  ConsoleSummary(analysis).write(to: print)
  ConsoleStats(analysis, ObjectSelection()).write(to: print)
  ConsoleFindings(analysis).write(to: print)
  var selection = ObjectSelection()
  selection.keys = ObjectKey.allCases
  selection.isReversed = true
  selection.filter = "a"
  ConsoleStats(analysis, selection).write(to: print)
  let budget = OutputBudget(OutputLimits(forByteCount: 0))
  try JSONExport(analysis).write { try budget.take($0.count) }
  CSVExport(analysis).write { precondition(!$0.contains(0x1B), "an escape for a terminal") }
}

/// A dump against itself under limits of every kind, and all that a check writes.
private func runCheck(_ analysis: HeapAnalysis) {
  let all = ClassPattern("*")
  var limits: [Limit] = [
    .total(1), .classBytes(all, 1), .instances(all, 1), .growth(.bytes(0)),
    .classGrowth(all, .bytes(0)),
  ]
  if let choice = FindingChoice("any") { limits.append(.noFinding(choice)) }
  // Without a snapshot there is nothing to check.
  guard let check = try? HeapCheck(limits, of: analysis, since: analysis, allowsMissing: true)
  else { return }
  let facts = CheckFacts(
    check, analysis, since: analysis, title: "fuzz.dat", workingFolder: "/", isRedacted: false)
  let reports: [CheckReport] = [
    .summary(limit: 2_048), .junit, .openMetrics, .codeQuality, .sarif, .benchmark, .badge,
  ]
  for report in reports {
    let bytes = report.bytes(facts)
    precondition(!bytes.contains(0x1B), "an escape for a terminal")
    if case .summary(let limit) = report {
      precondition(bytes.count <= limit, "a summary is longer than it may be")
    }
  }
}

/// Every chart that `heaphtml chart` can be asked for, as SVG and PNG.
private func runCharts(_ analysis: HeapAnalysis, _ input: [UInt8]) throws {
  let renderer = CairoRenderer()
  var charts: [SingleChart] = [.tracked, .process]
  for index in analysis.classIndices { charts += [.instances(index), .size(index)] }
  charts += analysis.snapshotIndices.map { .distribution($0) }
  charts += analysis.profile.instances.indices.prefix(2).map { .instance(InstanceIndex($0)) }
  let style = ChartStyle(
    theme: digest(input) & 1 == 0 ? .light : .dark, width: digest(input) & 2 == 0 ? .wide : .narrow)
  for chart in charts {
    guard let drawing = try chart.drawing(of: analysis, style, measure: renderer) else { continue }
    for picture in [try renderer.svg(drawing), try renderer.png(drawing, scale: 1)] {
      precondition(!picture.isEmpty, "an empty picture")
    }
  }
}

/// Pages cost a hundred times what reading does: for small models only, and not each time.
private func shows(_ analysis: HeapAnalysis, _ input: [UInt8]) -> Bool {
  let profile = analysis.profile
  guard profile.classes.count <= 8, profile.snapshots.count <= 8, profile.instances.count <= 64
  else { return false }
  return digest(input) % 4 == 0
}

/// All pages and charts of one of the forms that a report has.
private func runPages(_ analysis: HeapAnalysis, _ input: [UInt8]) throws {
  let form = digest(input) / 4
  var options = ReportFacts.Options(title: "fuzz.dat")
  options.layout = form & 1 == 0 ? .folder : .single("fuzz.html")
  options.instanceLimit = form & 2 == 0 ? 3 : nil
  options.isRedacted = form & 4 == 0
  options.png = form & 8 == 0
  let pages = try ReportPages(BuiltInAssets.templates, renderer: CairoRenderer())
  try runPages(pages.site(ReportFacts(analysis, options)), byteCount: input.count)
}

func runPages(_ site: Site, byteCount: Int) throws {
  let limits = OutputLimits(forByteCount: byteCount)
  let budget = OutputBudget(site.layout.isSingle ? limits.ofOneFile : limits)
  var paths: Set<String> = []
  for job in site.jobs {
    for file in try job.files(budget) {
      precondition(paths.insert(file.path).inserted, "a file is written twice")
      precondition(isHarmless(file.path), "a file lies elsewhere")
      if file.path.hasSuffix(".html") { requireText(file.bytes) }
    }
  }
}

private func isHarmless(_ path: String) -> Bool {
  !path.hasPrefix("/") && !path.split(separator: "/").contains { $0.hasPrefix(".") }
}

/// No character that would hide text or end it early.
private func requireText(_ bytes: [UInt8]) {
  let isControl: (UInt8) -> Bool = { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A }
  precondition(!bytes.isEmpty && !bytes.contains(where: isControl), "a control character")
}

private func runGarbage(_ input: [UInt8]) {
  do {
    let details = try CycleDetails(
      CycleAnalysis(ReferenceGraph(input)), isRedacted: digest(input) & 1 == 0)
    let facts = CycleFacts(details, ShapePictures(), CycleFacts.Options(title: "fuzz.txt"))
    try runPages(CyclePages(BuiltInAssets.templates).site(facts), byteCount: input.count)
  } catch is OutputExcess {
    // Larger than it may become.
  } catch is ReferenceGraphError {
    // The command writes out what could break its line.
  } catch {
    fatalError("an error that no input may cause: \(error)")
  }
}

/// A number that any change of the input changes (FNV-1a).
func digest(_ bytes: [UInt8]) -> UInt64 {
  bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0100_0000_01B3 } >> 32
}
