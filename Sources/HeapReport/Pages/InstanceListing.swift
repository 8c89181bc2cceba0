import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// The instances on one page, and the way to those on the other pages.
struct InstanceListing: TemplateContext {
  let report: Report
  let owner: ClassIndex
  /// Counted from 1; page 1 is the class page itself.
  let number: Int

  private var page: Page { number == 1 ? .classPage(owner) : .instances(owner, number) }
  private var pageCount: Int { report.plan.instancePages(of: owner) }
  private var all: Int { report.analysis.classes[owner.rawValue].instances }
  private var shown: Int { report.plan.shownInstances(of: owner).count }

  static let fields: [Field<InstanceListing>] = [
    .text("scope") { $0.scope },
    .flag("cut") { $0.shown < $0.all },
    .text("cutNote") { listing in
      "The \(GroupedCount(listing.shown)) largest of \(GroupedCount(listing.all)) have a place in "
        + "this report; --instances all gives every one of them its own."
    },
    .list("cards") { listing in
      listing.report.plan.instances(of: listing.owner, page: listing.number).map {
        InstanceCard(report: listing.report, page: listing.page, owner: listing.owner, index: $0)
      }
    },
    .flag("paged") { $0.pageCount > 1 },
    .object("previous") { $0.link(to: $0.number - 1) },
    .object("next") { $0.link(to: $0.number + 1) },
  ]

  /// Which of them are on this page.
  private var scope: String {
    let first = (number - 1) * SitePlan.pageSize + 1
    let count = report.plan.instances(of: owner, page: number).count
    if all == 0 { return "No instance was recorded." }
    if count == 0 { return "None of them is shown." }
    if count == all { return "All of them, the largest first." }
    return "\(GroupedCount(first)) to \(GroupedCount(first + count - 1)) of "
      + "\(GroupedCount(all)), the largest first."
  }

  private func link(to other: Int) -> Link? {
    guard (1...pageCount).contains(other) else { return nil }
    let target: Page = other == 1 ? .classPage(owner) : .instances(owner, other)
    let first = (other - 1) * SitePlan.pageSize + 1
    let last = min(shown, first + SitePlan.pageSize - 1)
    return Link(
      text: "\(GroupedCount(first)) to \(GroupedCount(last))",
      href: report.plan.href(target, "instances", from: page))
  }
}
