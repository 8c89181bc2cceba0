/// The file that the finder of a report's pages loads; a single file has no finder.
struct SearchFile: PageKind {
  func folders(_ facts: ReportFacts) -> [String] { [] }

  func jobs(_ facts: ReportFacts) -> [PageJob] {
    facts.options.layout.isSingle ? [] : [PageJob { [SearchIndex(facts).file] }]
  }
}
