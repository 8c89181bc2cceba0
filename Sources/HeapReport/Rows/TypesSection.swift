import HeapStatistics
import Mustache

/// What the index says about the types of all objects.
struct TypesSection: TemplateContext {
  /// Types that are listed here; the linked page has all of them.
  private static let typeLimit = 10

  let facts: ReportFacts
  let census: CensusSummary

  private func rows(_ types: [TypeSummary]) -> [CensusRow] {
    types.prefix(Self.typeLimit).map { CensusRow(facts: facts, census: census, summary: $0) }
  }

  private var own: [CensusRow] { rows(census.own) }

  static let fields: [Field<TypesSection>] = [
    .flag("hasOwn") { !$0.own.isEmpty },
    .list("ownRows") { $0.own },
    .list("typeRows") { $0.rows($0.census.largest) },
    .text("example") { section in
      section.own.lazy.compactMap(\.option).first ?? "--track MODULE:CLASS"
    },
    .text("href") { $0.facts.links.href(ReportLinks.typesPage, from: .index) },
  ]
}
