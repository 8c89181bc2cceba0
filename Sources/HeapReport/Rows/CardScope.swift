import HeapProfile
import HeapStatistics

/// What the cards of instances on one page have in common.
///
/// The listing of the page keeps it for as long as its cards are rendered. They and their lines refer to it
/// without being counted: there are a million of them, and two threads that count references to the same facts
/// wait for each other.
final class CardScope: Sendable {
  let facts: ReportFacts
  let owner: ClassIndex
  let page: PageAddress
  /// Whether all pages are in one file.
  let isSingle: Bool
  let ownerName: String

  init(_ facts: ReportFacts, of owner: ClassIndex, on page: PageAddress) {
    self.facts = facts
    self.owner = owner
    self.page = page
    isSingle = facts.options.layout.isSingle
    ownerName = facts.analysis.profile.classes[owner.rawValue].name
  }

  var profile: HeapProfile { facts.analysis.profile }
}
