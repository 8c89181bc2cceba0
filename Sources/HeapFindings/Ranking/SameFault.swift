import HeapProfile
import Measures

/// Makes one finding of those that say the same of several attributes of a class: whoever mends one of them
/// mends the class. What is worth a word only together is told, too.
package struct SameFault: Sendable {
  /// Of all that is found: an attribute with less is not named, and not counted.
  package var named = 0.05

  package init() {}

  private struct Key: Hashable {
    let kind: Finding.Kind
    let subject: ClassIndex?
    let actual: String?
    let snapshot: SnapshotIndex
  }

  /// - Parameter findings: the strongest first, each attribute in one of them only.
  /// - Returns: one for each kind and class, in the order of their strongest.
  func merged(_ findings: [Finding], in material: Material) -> [Finding] {
    var together: [[Finding]] = []
    var places: [Key: Int] = [:]
    for finding in findings {
      guard Self.kinds.contains(finding.kind) else {
        together.append([finding])
        continue
      }
      let key = Key(
        kind: finding.kind, subject: finding.subject?.index, actual: finding.subject?.actual,
        snapshot: finding.last)
      if let place = places[key] {
        together[place].append(finding)
      } else {
        places[key] = together.count
        together.append([finding])
      }
    }
    return together.compactMap { one($0, in: material) }.filter { finding in
      !Self.waste.contains(finding.kind)
        || material.stakes.isWorthIt(waste: finding.bytes, of: material.peakTotal)
    }
  }

  private func one(_ all: [Finding], in material: Material) -> Finding? {
    let findings = all.sorted(by: Self.isBefore)
    guard var first = findings.first, findings.count > 1 else { return findings.first }
    let least = named * Double(findings.map(\.bytes).total)
    // What one of them is made from has to stay.
    var sources = Set(first.sources)
    var parts = [Finding.Part(first)]
    for finding in findings.dropFirst() where Double(finding.bytes) >= least {
      guard !finding.attributes.contains(where: { sources.contains($0) }),
        !finding.sources.contains(where: { source in
          parts.contains { $0.attributes.contains(source) }
        })
      else { continue }
      sources.formUnion(finding.sources)
      parts.append(Finding.Part(finding))
    }
    guard parts.count > 1 else { return first }
    first.attributes = parts.flatMap(\.attributes)
    first.instances = parts.map(\.instances).max() ?? first.instances
    let whole = first.subject.flatMap { subject in
      material.groups.first { $0.subject == subject }?.total[first.last.rawValue]
    }
    first.bytes = min(parts.map(\.bytes).total, whole ?? .max)
    first.parts = parts
    return first
  }

  /// The strongest first; of two alike the one whose name comes first.
  private static func isBefore(_ left: Finding, _ right: Finding) -> Bool {
    let (one, other) = (left.weight * Double(left.bytes), right.weight * Double(right.bytes))
    return one == other
      ? (left.attributes.first?.text ?? "") < (right.attributes.first?.text ?? "") : one > other
  }

  /// Those that rules look for in one attribute after the other. Of the first, rules also find what is too
  /// little to be told alone, see ``Stakes/isPart(waste:of:)``.
  private static let waste: Set<Finding.Kind> = [.emptied, .repeated, .copies, .sparse, .boxed]
  private static let kinds = waste.union([.rawBeside, .drags, .derived])
}

extension Finding.Part {
  fileprivate init(_ finding: Finding) {
    attributes = finding.attributes
    bytes = finding.bytes
    instances = finding.instances
    confidence = finding.confidence
  }
}

extension Finding {
  /// The attributes that have the same in another form: one of the two is enough.
  fileprivate var sources: [AttributeName] {
    switch evidence {
    case .raw(let found):
      if case .echo = found.form { found.siblings } else { [] }
    case .derived(let parts): parts
    default: []
    }
  }
}
