package import HeapFindings
import HeapProfile
import HeapStatistics
import Measures

/// What the things that a finding speaks of are called in a sentence.
package struct FindingNames {
  let analysis: HeapAnalysis
  /// Whether reprs, keys and lines of source are left out.
  let isRedacted: Bool
  private let names: HeapNames

  init(_ analysis: HeapAnalysis, isRedacted: Bool) {
    self.analysis = analysis
    self.isRedacted = isRedacted
    names = HeapNames(analysis)
  }

  /// The class that the instances are of.
  func name(of subject: Finding.Subject) -> String {
    subject.actual.map(\.cutToLine) ?? names.proseName(of: subject.index)
  }

  /// The class that they are registered as, in a sentence; empty where it is the same.
  func registered(_ subject: Finding.Subject) -> String {
    subject.actual == nil ? "" : " They are registered as \(names.proseName(of: subject.index))."
  }

  func name(of snapshot: SnapshotIndex) -> String {
    let description = analysis.profile.snapshots[snapshot.rawValue].description
    return description.allSatisfy(\.isWhitespace)
      ? "snapshot \(snapshot.rawValue + 1)" : names.proseName(of: snapshot)
  }

  package func name(of attribute: AttributeName) -> String {
    isRedacted && !attribute.isDeclared ? "one of its keys" : attribute.text.cutToLine
  }

  /// Names in a sentence at most: of more it says how many there are.
  private static let named = 6

  /// `Class.attribute`, `Class.a, b and c`, or the class alone.
  func name(of subject: Finding.Subject, _ attributes: [AttributeName]) -> String {
    guard !attributes.isEmpty else { return name(of: subject) }
    return "\(name(of: subject)).\(list(attributes))"
  }

  func list(_ attributes: [AttributeName]) -> String {
    var names = attributes.map { name(of: $0) }
    if names.count > Self.named {
      let others = names.count - Self.named + 1
      names = names.prefix(Self.named - 1) + ["\(GroupedCount(others)) others"]
    }
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return "\(names.dropLast().joined(separator: ", ")) and \(last)"
  }

  /// `file.py:20 in handle`.
  package func name(of place: CallPlace) -> String {
    guard let line = place.line else {
      return isRedacted ? "one call site" : place.source.cutToLine
    }
    return "\(place.fileName.cutToLine):\(line) in \(place.function.cutToLine)"
  }

  /// A value as the dump has it; nil where it must not be shown.
  func value(_ text: String) -> String? { isRedacted ? nil : text.cutToLine }

  /// Something that several instances lead to.
  func shared(_ structure: SharedStructure) -> String {
    SharedWords(names: names).phrase(structure)
  }

  /// What an instance is called.
  func name(of instance: InstanceIndex) -> String {
    let repr = analysis.profile.texts.string(analysis.profile.instances[instance.rawValue].repr)
    return value(repr).flatMap { $0.isEmpty ? nil : $0 } ?? "One of them"
  }
}
