import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// The instances on one page, and the way to those on the other pages.
struct InstanceListing: TemplateContext {
  let facts: ReportFacts
  let owner: ClassIndex
  /// Counted from 1; page 1 is the class page itself.
  let number: Int
  private let scope: CardScope

  init(_ facts: ReportFacts, of owner: ClassIndex, number: Int) {
    self.facts = facts
    self.owner = owner
    self.number = number
    scope = CardScope(facts, of: owner, on: facts.links.instancesPage(owner, number))
  }

  private var pageCount: Int { facts.links.places.pageCount(of: owner) }
  private var all: Int { facts.analysis.classes[owner.rawValue].instances }
  private var shown: Int { facts.links.places.shownInstances(of: owner).count }

  static let fields: [Field<InstanceListing>] = [
    .text("scope") { $0.part },
    .flag("cut") { $0.shown < $0.all },
    .text("cutNote") { listing in
      "This report lists the \(GroupedCount(listing.shown)) largest of \(GroupedCount(listing.all)) "
        + "instances\(listing.seen); --instances all lists every one."
    },
    .optionalText("treeNote") { $0.treeNote },
    .list("cards") { listing in
      listing.facts.links.places.instances(of: listing.owner, page: listing.number).map {
        InstanceCard($0, listing.scope)
      }
    },
    .flag("paged") { $0.pageCount > 1 },
    .object("previous") { $0.link(to: $0.number - 1) },
    .object("next") { $0.link(to: $0.number + 1) },
  ]

  /// Which instances can be listed, where others were only counted.
  private var seen: String {
    facts.analysis.classes[owner.rawValue].shortLived > 0 ? " that a snapshot saw" : ""
  }

  /// Which of them are on this page.
  private var part: String {
    let ranks = facts.links.places.ranks(of: owner, page: number)
    if all == 0 {
      return facts.analysis.classes[owner.rawValue].shortLived > 0
        ? "No snapshot saw an instance; they were only counted." : "No instances were recorded."
    }
    if ranks.isEmpty { return "None of them is listed." }
    if ranks.count == all { return "All of them\(seen), largest first." }
    return "\(words(ranks)) of \(GroupedCount(all))\(seen), largest first."
  }

  /// `1 to 200`.
  private func words(_ ranks: Range<Int>) -> String {
    "\(GroupedCount(ranks.lowerBound + 1)) to \(GroupedCount(ranks.upperBound))"
  }

  private func link(to other: Int) -> Link? {
    guard (1...pageCount).contains(other) else { return nil }
    return Link(
      text: words(facts.links.places.ranks(of: owner, page: other)),
      href: facts.links.href(
        facts.links.instancesPage(owner, other), "instances", from: scope.page))
  }

  /// Which referents are listed, where some are not.
  private var treeNote: String? {
    guard facts.analysis.classes[owner.rawValue].hasReferents, shown > 0 else { return nil }
    var notes: [String] = []
    if facts.analysis.profile.snapshots.count > 1 {
      notes.append("What an instance holds is listed at the largest and at the last size.")
    }
    if let limit = facts.links.places.treeLimit, limit < shown {
      notes.append(
        limit == 0
          ? "This file has no room for them; a report that is a folder lists them."
          : "This file has room for those of the \(GroupedCount(limit)) largest instances; a report "
            + "that is a folder lists all.")
    }
    return notes.isEmpty ? nil : notes.joined(separator: " ")
  }
}
