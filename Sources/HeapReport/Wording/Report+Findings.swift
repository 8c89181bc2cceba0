import HeapProfile
import HeapStatistics
import Measures

extension Report {
  /// The findings in words that can be copied: who, how much, of what.
  func findingContexts(on page: Page) throws -> [FindingContext] {
    try analysis.findings().map { finding in
      switch finding {
      case .dominant(let found): words(found, page)
      case .growing(let found): words(found, page)
      case .neverFreed(let found): words(found, page)
      case .site(let found): words(found, page)
      }
    }
  }

  private func link(_ text: String, _ index: ClassIndex, _ page: Page, _ section: String) -> Link {
    Link(text: text, href: plan.href(.classPage(index), section, from: page))
  }

  private func words(_ found: Finding.Dominance, _ page: Page) -> FindingContext {
    let share = Percent(found.total, of: found.tracked).map { "\($0)" } ?? "–"
    return FindingContext(
      title: "\(proseName(of: found.index)) has \(share) of what is tracked",
      explanation: "\(GroupedCount(found.alive).of("instance", "instances")) with "
        + "\(ByteSize(found.total)) of \(ByteSize(found.tracked)) at the peak, "
        + "\(proseName(of: found.snapshot)).",
      link: link("What they hold", found.index, page, "referents"))
  }

  private func words(_ found: Finding.Growth, _ page: Page) -> FindingContext {
    FindingContext(
      title: "\(proseName(of: found.index)) grows from snapshot to snapshot",
      explanation: "From \(ByteSize(found.from)) (\(proseName(of: found.first))) to "
        + "\(ByteSize(found.to)) (\(proseName(of: found.last))), never less than before; "
        + "\(GroupedCount(found.born)) born and \(GroupedCount(found.freed)) freed meanwhile.",
      link: link("Its snapshots", found.index, page, "snapshots"))
  }

  private func words(_ found: Finding.Accumulation, _ page: Page) -> FindingContext {
    FindingContext(
      title: "No \(proseName(of: found.index)) is ever freed",
      explanation:
        "All \(GroupedCount(found.alive)) instances that were made are alive at the end, "
        + "with \(ByteSize(found.total)) at the last snapshot.",
      link: link("Its instances", found.index, page, "instances"))
  }

  private func words(_ found: Finding.Concentration, _ page: Page) -> FindingContext {
    let share = Percent(found.site.lastTotal, of: found.total).map { "\($0)" } ?? "–"
    return FindingContext(
      title: "One place makes \(share) of \(proseName(of: found.index))",
      explanation: "\(place(found.site)): \(GroupedCount(found.site.alive)) instances alive, "
        + "\(ByteSize(found.site.lastTotal)) of \(ByteSize(found.total)) at the last snapshot.",
      link: link("Where they are made", found.index, page, "sites"))
  }

  /// The innermost call of a place.
  private func place(_ site: AllocationSite) -> String {
    guard let trace = site.trace,
      let frame = analysis.profile.traces[Int(trace.rawValue)].frames.last
    else { return "A place that was not recorded" }
    guard let line = frame.line else {
      return options.isRedacted ? "One place" : frame.source
    }
    return "\(frame.fileName):\(line) in \(frame.function)"
  }
}
