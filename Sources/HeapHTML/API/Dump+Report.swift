import HeapProfile
import HeapReport
import HeapStatistics
import Output

extension Dump {
  /// Makes the report: a page for the run, one for each class and snapshot, styles and script.
  ///
  ///     let files = try dump.report(ReportOptions(title: "nightly"))
  ///     for file in files { print(file.path, file.bytes.count) }
  ///
  /// - Parameters:
  ///   - options: what it shows. A single file is called `report.html`, else the page to open is
  ///     `index.html`.
  ///   - charts: what draws the charts; `nil`: the report has none.
  /// - Returns: the files, in an order that is the same for the same dump.
  /// - Throws: ``DumpError`` of kind ``DumpError/Kind/resultTooLarge``, ``DumpError/Kind/rendering`` or
  ///   ``DumpError/Kind/damaged`` (bytes that do not add up within 64 bits).
  /// - Complexity: linear in the dump; a page has at most 1 MB by default. All processors share the
  ///   work, and all files are in memory.
  public func report(
    _ options: ReportOptions = ReportOptions(), charts: ChartRenderer? = nil
  ) throws(DumpError) -> [ReportFile] {
    do {
      let pages = try ReportPages(BuiltInAssets.templates, renderer: charts?.drawing)
      let site = pages.site(ReportFacts(analysis, facts(options)))
      return try SiteFiles(site, within: outputLimits).files
    } catch {
      throw DumpError(making: error)
    }
  }

  private func facts(_ options: ReportOptions) -> ReportFacts.Options {
    var facts = ReportFacts.Options(title: options.title)
    facts.layout = options.isSingleFile ? .single("report.html") : .folder
    facts.instanceLimit = options.instanceLimit.map { max(0, $0) }
    facts.isKeptSmall = options == options.withDefaultInstances
    facts.isRedacted = options.isRedacted
    facts.png = options.hasPNG
    return facts
  }

  /// The limits on what is made of this dump.
  var outputLimits: OutputLimits {
    OutputLimits(forByteCount: analysis.profile.byteCount, limit: limits.result)
  }
}

extension ReportOptions {
  /// The same with as many instances as a report has when nobody asks for a number.
  fileprivate var withDefaultInstances: ReportOptions {
    var options = self
    options.instanceLimit = isSingleFile ? 200 : 1_000
    return options
  }
}
