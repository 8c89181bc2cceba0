/// All kinds of pages that a report of some facts has, in the order of their pages.
package struct PageTable<Facts: Sendable>: Sendable {
  private let kinds: [any PageKind<Facts>]

  init(_ kinds: [any PageKind<Facts>]) {
    self.kinds = kinds
  }

  /// The pages of a report.
  func part(_ facts: Facts) -> SitePart {
    SitePart(
      folders: kinds.flatMap { $0.folders(facts) }, jobs: kinds.flatMap { $0.jobs(facts) })
  }
}
