import HeapProfile
import HeapStatistics
import Measures

/// The findings in words that can be copied: which class, how much, of what.
struct FindingWords {
  private let facts: ReportFacts
  /// The page that they are on.
  private let page: PageAddress
  private var analysis: HeapAnalysis { facts.analysis }

  init(_ facts: ReportFacts, on page: PageAddress) {
    self.facts = facts
    self.page = page
  }

  /// All findings, the most important first.
  ///
  /// - Throws: ``OverflowError`` when sizes do not add up within 64 bits.
  func all() throws -> [FindingContext] {
    try analysis.findings().map { finding in
      switch finding {
      case .dominant(let found): words(found)
      case .growing(let found): words(found)
      case .neverFreed(let found): words(found)
      case .site(let found): words(found)
      }
    }
  }

  private func link(_ text: String, _ index: ClassIndex, _ section: String) -> Link {
    Link(
      text: text,
      href: facts.links.href(facts.links.classPage(index), section, from: page))
  }

  private func proseName(of index: ClassIndex) -> String { facts.names.proseName(of: index) }

  private func proseName(of snapshot: SnapshotIndex) -> String {
    facts.names.proseName(of: snapshot)
  }

  private func words(_ found: Finding.Dominance) -> FindingContext {
    let share = Percent(found.total, of: found.tracked).map { "\($0)" } ?? "–"
    return FindingContext(
      title: "\(proseName(of: found.index)) has \(share) of the tracked memory",
      explanation: "\(GroupedCount(found.alive).of("instance", "instances")) with "
        + "\(ByteSize(found.total)) of \(ByteSize(found.tracked)) at the peak, "
        + "\(proseName(of: found.snapshot)).",
      link: link("What they hold", found.index, "referents"))
  }

  private func words(_ found: Finding.Growth) -> FindingContext {
    FindingContext(
      title: "\(proseName(of: found.index)) grows at every snapshot",
      explanation: "From \(ByteSize(found.from)) (\(proseName(of: found.first))) to "
        + "\(ByteSize(found.to)) (\(proseName(of: found.last))), without ever shrinking; "
        + "\(GroupedCount(found.born)) born and \(GroupedCount(found.freed)) freed in that time.",
      link: link("Its snapshots", found.index, "snapshots"))
  }

  private func words(_ found: Finding.Accumulation) -> FindingContext {
    FindingContext(
      title: "No \(proseName(of: found.index)) was freed",
      explanation:
        "All \(GroupedCount(found.alive)) instances that were created are alive at the end, "
        + "with \(ByteSize(found.total)) at the last snapshot.",
      link: link("Its instances", found.index, "instances"))
  }

  private func words(_ found: Finding.Concentration) -> FindingContext {
    let share = Percent(found.site.lastTotal, of: found.total).map { "\($0)" } ?? "–"
    return FindingContext(
      title: "One call site creates \(share) of \(proseName(of: found.index))",
      explanation: "\(place(found.site)): "
        + "\(GroupedCount(found.site.alive).of("instance", "instances")) alive, "
        + "\(ByteSize(found.site.lastTotal)) of \(ByteSize(found.total)) at the last snapshot.",
      link: link("Where they are created", found.index, "sites"))
  }

  /// The innermost call of a place.
  private func place(_ site: AllocationSite) -> String {
    guard let trace = site.trace,
      let frame = analysis.profile.traces[Int(trace.rawValue)].frames.last
    else { return "An unrecorded call site" }
    guard let line = frame.line else {
      return facts.options.isRedacted ? "One call site" : frame.source
    }
    return "\(frame.fileName):\(line) in \(frame.function)"
  }
}
