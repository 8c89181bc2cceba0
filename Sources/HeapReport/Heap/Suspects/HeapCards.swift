import HeapCharts
import HeapGraph
import Measures

/// What stands out in a heap, as cards: objects that hold much, and what is wasted.
struct HeapCards {
  /// An object that holds at least one of so many parts of the heap is a suspect.
  private static let suspectShare = 20
  private static let suspectLimit = 5
  /// What wastes at least one of so many parts of the heap is worth a card.
  private static let wasteShare = 50
  private static let wasteLimit = 3

  /// The cards for the first page.
  static func cards(_ facts: HeapFacts, _ charts: inout PageCharts) throws -> [FindingContext] {
    try suspects(facts, &charts) + waste(facts)
  }

  private static func suspects(
    _ facts: HeapFacts, _ charts: inout PageCharts
  ) throws -> [FindingContext] {
    let least = facts.heap.graph.bytes / suspectShare
    let found = facts.accumulations.prefix { $0.bytes >= least }.prefix(suspectLimit)
    return try found.enumerated().map { place, accumulation in
      let object = accumulation.object
      let members = facts.heap.held(by: object).lazy.filter {
        facts.heap.graph.typeNumber($0) == accumulation.content?.type
      }
      let groups = HeapTypeGroups(members, facts)
      let text = HeapSuspectWords(accumulation, groups, facts).text
      let chart = HeapContentChart(object, groups, facts)
      return FindingContext(
        title: text.title, explanation: text.explanation, nextStep: text.nextStep,
        markdown: FindingMarkdown(text, in: facts.head.title).paragraph,
        link: facts.href(object: object, from: facts.home).map {
          Link(text: "What it holds, and who refers to it", href: $0)
        },
        figure: try chart.flatMap {
          try charts.figure($0.spec, name: "holder-\(place + 1)", .small) { _ in nil }
        })
    }
  }

  private static func waste(_ facts: HeapFacts) -> [FindingContext] {
    let least = max(facts.heap.graph.bytes / wasteShare, 1)
    let rules = WasteRule.allCases.filter { $0 != .blocks && $0.bytes(facts.waste) >= least }
      .sorted { $0.bytes(facts.waste) > $1.bytes(facts.waste) }
    return rules.prefix(wasteLimit).map { rule in
      let bytes = rule.bytes(facts.waste)
      let most = rule.list(facts.waste).groups.first.map { group in
        "Most of it: \(place(of: group, facts).cutInMiddle(to: 120)), "
          + "\(GroupedCount(group.count)) of them."
      }
      let text = FindingText(
        title: "\(rule.title(facts.waste)): \(ByteSize(bytes)) could be saved, "
          + "\(facts.share(bytes)) of the heap",
        explanation: most ?? "", nextStep: rule.advice, measure: rule.measure)
      return FindingContext(
        title: text.title, explanation: text.explanation, nextStep: text.nextStep,
        markdown: FindingMarkdown(text, in: facts.head.title).paragraph,
        link: Link(
          text: "All of them, by place",
          href: facts.head.layout.href(HeapFacts.wastePage, rule.rawValue, from: facts.home)))
    }
  }

  private static func place(of group: WasteGroup, _ facts: HeapFacts) -> String {
    group.pattern.map { facts.pattern($0) } ?? facts.heap.graph.types[group.type].fullName
  }
}
