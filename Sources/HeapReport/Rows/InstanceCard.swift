import HeapCharts
import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// One instance, with everything that the dump knows of it.
struct InstanceCard: TemplateContext {
  private unowned(unsafe) let scope: CardScope
  private let index: InstanceIndex
  private let instance: Instance
  private let maximum: ByteCount

  /// - Parameter scope: the caller keeps it for longer than the card.
  init(_ index: InstanceIndex, _ scope: CardScope) {
    self.index = index
    self.scope = scope
    instance = scope.profile.instances[index.rawValue]
    maximum = scope.facts.analysis.maximumSizes[index.rawValue]
  }

  private var facts: ReportFacts { scope.facts }
  private var texts: TextStore { scope.profile.texts }

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
    .flag("curved") { $0.isCurved },
    .list("shared") { SharedRow.rows(of: $0.index, $0.facts) },
    .list("sizes") { $0.sizes },
    .object("trace") { TraceContext($0.instance.trace, of: $0.scope.owner, $0.facts) },
    .optionalText("siteHref") { $0.siteHref },
  ]

  static let sparkline = Sparkline(width: 110, height: 18)

  /// The sizes at the snapshots that saw it alive, for the small curve.
  private var curve: [ByteCount?] {
    let profile = scope.profile
    var curve: [ByteCount?] = []
    curve.reserveCapacity(instance.sizes.count)
    for place in instance.sizes {
      let record = profile.sizes[place]
      guard record.isAtSnapshot(whileAlive: instance) else { continue }
      curve.append(profile.sized(record).size)
    }
    return curve
  }

  /// Whether several snapshots saw it alive.
  private var isCurved: Bool {
    let profile = scope.profile
    var isSeen = false
    for place in instance.sizes
    where profile.sizes[place].isAtSnapshot(whileAlive: instance) {
      if isSeen { return true }
      isSeen = true
    }
    return false
  }

  /// Its sizes in order, equal ones in a row as one line.
  private var sizes: [InstanceSize] {
    InstanceHistory(
      of: instance, in: scope.profile, listsTrees: facts.links.places.listsTree(of: index)
    ).lines.map { InstanceSize($0, scope) }
  }

  /// The row of its call site on the page of its class, if there is one.
  private var siteHref: String? {
    guard let trace = instance.trace, facts.sites.isListed(trace, of: scope.owner) else {
      return nil
    }
    return facts.links.href(
      facts.links.classPage(scope.owner), SitePlaces.anchor(trace), from: scope.page)
  }

  /// Whether its class stands on the card: beside a page of that class it need not.
  private var isNamed: Bool {
    scope.isSingle
      || !texts.withBytes(instance.name) { $0.elementsEqual(scope.ownerName.utf8) }
  }

  /// Whether there is a repr and it may be shown.
  private var isRepresented: Bool { !instance.repr.isEmpty && !facts.options.isRedacted }
}

extension SizeRecord {
  fileprivate func isAtSnapshot(whileAlive instance: Instance) -> Bool {
    snapshot != nil && instance.isAlive(at: timestamp)
  }
}

extension HTMLWriter {
  /// The path data of a small curve: digits and letters only.
  mutating func curve(_ sparkline: Sparkline, _ values: [ByteCount?]) {
    formatted { sparkline.append(values, to: &$0) }
  }
}
