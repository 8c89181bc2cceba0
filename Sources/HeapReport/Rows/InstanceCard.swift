import HeapCharts
import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// One instance, with everything that the dump knows of it.
struct InstanceCard: TemplateContext {
  let facts: ReportFacts
  let page: PageAddress
  let owner: ClassIndex
  let index: InstanceIndex

  private var instance: Instance { facts.analysis.profile.instances[index.rawValue] }
  private var texts: TextStore { facts.analysis.profile.texts }

  /// The name it has among all instances, counted from 1 in the order of the dump.
  static func id(_ index: InstanceIndex) -> Int { index.rawValue + 1 }

  static let fields: [Field<InstanceCard>] = [
    .integer("id") { id($0.index) },
    .flag("represented") { $0.isRepresented },
    .text("repr", write: { $1.text($0.instance.repr, in: $0.texts) }),
    .text("name", write: { $1.text($0.instance.name, in: $0.texts) }),
    .text("address", write: { $1.address($0.instance.address) }),
    .text("birth", write: { $1.seconds($0.instance.birth) }),
    .flag("freed") { $0.instance.isFreed },
    .text("death", write: { $1.seconds($0.instance.death) }),
    .text(
      "lifetime",
      write: { card, out in
        out.seconds(card.instance.death.map { $0 - card.instance.birth })
      }),
    .text("maximum", write: { $1.size($0.maximum) }),
    .text("exact", write: { $1.exactSize($0.maximum) }),
    .text("curve", write: { card, out in out.curve(Self.sparkline, card.curve) }),
    .flag("curved") { $0.curve.count > 1 },
    .list("shared") { SharedRow.rows(of: $0.index, $0.facts) },
    .list("sizes") { $0.sizes },
    .optionalText("previous") { $0.href(by: -1) },
    .optionalText("next") { $0.href(by: 1) },
    .text("list") { $0.facts.links.href($0.page, "instances", from: $0.page) },
    .object("trace") { TraceContext($0.instance.trace, of: $0.owner, $0.facts) },
    .optionalText("siteHref") { $0.siteHref },
  ]

  static let sparkline = Sparkline(width: 110, height: 18)

  private var maximum: ByteCount { facts.analysis.maximumSizes[index.rawValue] }

  /// The sizes at the snapshots that saw it alive, for the small curve.
  private var curve: [ByteCount?] {
    let profile = facts.analysis.profile
    return instance.sizes.compactMap { place -> ByteCount?? in
      let record = profile.sizes[place]
      guard record.snapshot != nil, instance.isAlive(at: record.timestamp) else { return nil }
      return .some(profile.sized(record).size)
    }
  }

  /// Its sizes in order, equal ones in a row as one line.
  private var sizes: [InstanceSize] {
    InstanceHistory(
      of: instance, in: facts.analysis.profile,
      listsTrees: facts.links.places.listsTree(of: index)
    ).lines.map { InstanceSize(facts: facts, page: page, line: $0) }
  }

  /// The row of its call site on the page of its class, if there is one.
  private var siteHref: String? {
    guard let trace = instance.trace, facts.sites.isListed(trace, of: owner) else { return nil }
    return facts.links.href(
      facts.links.classPage(owner), SitePlaces.anchor(trace), from: page)
  }

  /// A link to a neighbour in the list.
  private func href(by distance: Int) -> String? {
    facts.links.places.neighbor(of: index, in: owner, by: distance).flatMap {
      facts.links.href($0, of: owner, from: page)
    }
  }

  /// Whether there is a repr and it may be shown.
  private var isRepresented: Bool { !instance.repr.isEmpty && !facts.options.isRedacted }
}

extension HTMLWriter {
  /// The path data of a small curve: digits and letters only.
  mutating func curve(_ sparkline: Sparkline, _ values: [ByteCount?]) {
    formatted { sparkline.append(values, to: &$0) }
  }
}
