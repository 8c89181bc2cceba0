import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// Something that several instances lead to, and the one for which it counts.
struct SharedRow: TemplateContext {
  let text: String
  /// The instance for which it counts; nil on its own card.
  var owner: String?
  /// Its place in the report; nil when it has none.
  var href: String?

  static let fields: [Field<SharedRow>] = [
    .text("text") { $0.text },
    .optionalText("owner") { $0.owner },
    .optionalText("href") { $0.href },
  ]

  private static let limit = SharedStructures.shown

  /// Those of a class, for its page.
  static func rows(of index: ClassIndex, on page: PageAddress, _ facts: ReportFacts) -> [SharedRow]
  {
    let words = SharedWords(names: facts.names)
    return (facts.shared.most(of: index)?.structures.prefix(limit) ?? []).map { structure in
      let owner = facts.analysis.owner(of: structure.instance)
      let address = facts.analysis.profile.instances[structure.instance.rawValue].address
      return SharedRow(
        text: words.phrase(structure),
        owner: facts.names.proseName(of: owner)
          + (address == 0 ? "" : " 0x" + String(address, radix: 16)),
        href: facts.links.href(structure.instance, of: owner, from: page))
    }
  }

  /// What the list on the page of a class says of itself; nil where there is none.
  static func note(of index: ClassIndex, _ facts: ReportFacts) -> String? {
    guard let most = facts.shared.most(of: index) else { return nil }
    var note =
      "At \(facts.names.proseName(of: most.snapshot)). What several instances lead to counts once, for the "
      + "one that was measured first: it makes that one large, and no other."
    if most.structures.count > limit {
      note += " The \(limit) largest of \(most.structures.count)."
    }
    return note
  }

  /// Those of one instance, for its card.
  static func rows(of instance: InstanceIndex, _ facts: ReportFacts) -> [SharedRow] {
    let words = SharedWords(names: facts.names)
    guard let most = facts.shared.most(of: instance) else { return [] }
    var rows = most.structures.prefix(limit).map { SharedRow(text: words.phrase($0)) }
    if most.structures.count > limit {
      rows.append(SharedRow(text: "\(GroupedCount(most.structures.count - limit)) more"))
    }
    return rows
  }
}
