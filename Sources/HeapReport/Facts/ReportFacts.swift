import HeapComparison
import HeapFindings
import HeapProfile
package import HeapStatistics
import Measures

/// What all pages of a report on a dump are made from. It knows no template, no page and no job.
///
/// A class because every row of every table refers to it; it never changes.
package final class ReportFacts: Sendable {
  package let analysis: HeapAnalysis
  package let links: ReportLinks
  /// What stands out, the most important first.
  let findings: [Finding]
  /// What a user has chosen.
  let options: Options
  let names: HeapNames
  /// The packages of classes, where there are many classes.
  let groups: ClassGroups
  let hues: ClassHues
  let sites: SitePlaces
  let referents: SharedReferents
  let shared: SharedStructures
  /// What lives at two snapshots.
  let changes: RunChanges
  let head: SiteHead
  /// The reference cycles, if a graph of them came with the dump.
  let cycles: CycleFacts?
  /// The whole heap, if one was captured beside the recording.
  let heap: RecordedHeap?
  /// Whether any snapshot knows how much virtual memory the process had.
  let knowsVirtual: Bool

  /// What a user may choose.
  package struct Options: Sendable {
    /// In the head of every page: the dump's file name unless the user gives another.
    package var title: String
    package var layout = SiteLayout.folder
    /// At most that many instances of each class get a place of their own; nil: all.
    package var instanceLimit: Int? = 1_000
    /// Whether a report in one file leaves out referents and instances that make it large.
    package var isKeptSmall = true
    /// Whether every chart is drawn as PNG as well.
    package var png = false
    /// Whether reprs, lines of source code and names of folders are left out, for sharing outside.
    package var isRedacted = false

    package init(title: String) {
      self.title = title
    }
  }

  /// - Parameters:
  ///   - cycles: made with the same layout, to be a part of this report.
  ///   - heap: what the process held; made with the same layout.
  package init(
    _ analysis: HeapAnalysis, cycles: CycleFacts? = nil, heap: RecordedHeap? = nil,
    _ options: Options
  ) {
    self.analysis = analysis
    self.cycles = cycles
    self.options = options
    self.heap = heap
    findings = analysis.findings.map { heap?.naming($0) ?? $0 }
    names = HeapNames(analysis)
    groups = ClassGroups(analysis)
    hues = ClassHues(analysis, groups)
    shared = SharedStructures(analysis)
    links = ReportLinks(
      analysis, shared, layout: options.layout,
      InstancePlaces.Limits(
        instances: options.instanceLimit,
        fitsOneFile: options.layout.isSingle && options.isKeptSmall,
        isRedacted: options.isRedacted))
    sites = SitePlaces(analysis)
    referents = SharedReferents(analysis)
    changes = RunChanges(analysis)
    knowsVirtual = analysis.profile.snapshots.contains { $0.process.virtual != nil }
    head = SiteHead(
      recording: analysis, title: options.title, layout: options.layout,
      isRedacted: options.isRedacted, hasCycles: cycles != nil, hasHeap: heap != nil)
  }

  /// Whether the page of a class has charts: with many classes only those that are large enough to
  /// be seen in the chart of all.
  func isDrawn(_ index: ClassIndex) -> Bool {
    guard analysis.profile.classes.count > Self.drawnClasses, let peak = analysis.peak else {
      return true
    }
    let whole = analysis.profile.snapshots[peak.rawValue].trackedTotal
    let largest = analysis.snapshotIndices.reduce(ByteCount(0)) {
      max($0, analysis.at($1, index).total)
    }
    return Double(largest) >= Double(whole) * 0.001
  }

  /// So many classes have charts, however small they are.
  private static let drawnClasses = 50

  /// Where a band of the charts leads: to its class, or to the classes of its package; nil for the
  /// rest.
  func href(ofBand place: Int, from page: PageAddress) -> String? {
    guard hues.bands.indices.contains(place) else { return nil }
    let band = hues.bands[place]
    guard band.name == nil else { return links.classListHref(band.classes[0], from: page) }
    // What the bytes are, where that is known.
    let hasReferents = analysis.classes[band.classes[0].rawValue].hasReferents
    return links.href(
      links.classPage(band.classes[0]), hasReferents ? "referents" : nil, from: page)
  }

  /// The charts of the report, before they are drawn.
  var charts: ChartSpecs {
    ChartSpecs(analysis, names: names, hues: hues, isRedacted: options.isRedacted)
  }
}
