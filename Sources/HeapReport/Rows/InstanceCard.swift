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
  /// The sizes at the snapshots that saw it alive, for the small curve.
  private let curve: [ByteCount?]

  init(facts: ReportFacts, page: PageAddress, owner: ClassIndex, index: InstanceIndex) {
    self.facts = facts
    self.page = page
    self.owner = owner
    self.index = index
    curve = Self.curve(of: index, in: facts.analysis.profile)
  }

  private var instance: Instance { facts.analysis.profile.instances[index.rawValue] }
  private var texts: TextStore { facts.analysis.profile.texts }

  /// The name it has among all instances, counted from 1 in the order of the dump.
  static func id(_ index: InstanceIndex) -> Int { index.rawValue + 1 }

  static let fields: [Field<InstanceCard>] = [
    .integer("id") { id($0.index) },
    .flag("represented") { $0.isRepresented },
    .text("repr", write: { $1.text($0.instance.repr, in: $0.texts) }),
    .flag("named") { $0.isNamed },
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
    .flag("rounded") { ByteSize($0.maximum).isRounded },
    .text("exact", write: { $1.exactSize($0.maximum) }),
    .text("curve", write: { card, out in out.curve(Self.sparkline, card.curve) }),
    .flag("curved") { $0.curve.count > 1 },
    .list("shared") { SharedRow.rows(of: $0.index, $0.facts) },
    .list("sizes") { $0.sizes },
    .object("trace") { TraceContext($0.instance.trace, of: $0.owner, $0.facts) },
    .optionalText("siteHref") { $0.siteHref },
  ]

  static let sparkline = Sparkline(width: 110, height: 18)

  private var maximum: ByteCount { facts.analysis.maximumSizes[index.rawValue] }

  private static func curve(of index: InstanceIndex, in profile: HeapProfile) -> [ByteCount?] {
    let instance = profile.instances[index.rawValue]
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

  /// Whether its class stands on the card: beside a page of that class it need not.
  private var isNamed: Bool {
    facts.options.layout.isSingle
      || !texts.withBytes(instance.name) { $0.elementsEqual(ownerName.utf8) }
  }

  private var ownerName: String { facts.analysis.profile.classes[owner.rawValue].name }

  /// Whether there is a repr and it may be shown.
  private var isRepresented: Bool { !instance.repr.isEmpty && !facts.options.isRedacted }
}

extension HTMLWriter {
  /// The path data of a small curve: digits and letters only.
  mutating func curve(_ sparkline: Sparkline, _ values: [ByteCount?]) {
    formatted { sparkline.append(values, to: &$0) }
  }
}
