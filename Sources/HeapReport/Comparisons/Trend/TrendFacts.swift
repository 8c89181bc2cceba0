package import HeapComparison
import Measures
import VisibleText

/// What a trend over several dumps is shown from. It knows no template and no page.
package struct TrendFacts: Sendable {
  let trend: Trend
  /// What each run is called, in their order; no two are called the same.
  let labels: [String]
  let head: SiteHead
  let subject: Subject

  /// What a trend is of.
  package enum Subject: Sendable {
    /// Classes that were tracked.
    case recordings
    /// All objects, by their types.
    case heaps

    var noun: (one: String, many: String) {
      switch self {
      case .recordings: ("class", "classes")
      case .heaps: ("type", "types")
      }
    }
  }

  /// - Parameters:
  ///   - labels: one for each run.
  ///   - title: in the head of every page; nil: how many dumps there are.
  package init(
    _ trend: Trend, of subject: Subject = .recordings, labels: [String], title: String? = nil,
    layout: SiteLayout = .folder
  ) {
    self.trend = trend
    self.subject = subject
    self.labels = Self.unique(labels)
    let count = GroupedCount(trend.runs.count).of("dump", "dumps")
    var head = SiteHead(
      title: title ?? "Trend over \(count)",
      scope:
        "\(count) · \(GroupedCount(trend.classes.count).of(subject.noun.one, subject.noun.many))",
      layout: layout)
    head.classes = SiteHead.Target(.index, "classes")
    head.snapshots = SiteHead.Target(.index, "runs")
    head.navigation = [
      (Self.capitalized(subject.noun.many), head.classes), ("Dumps", head.snapshots),
    ]
    self.head = head
  }

  /// Files of one name in several folders get their number.
  private static func unique(_ labels: [String]) -> [String] {
    var counts: [String: Int] = [:]
    for label in labels { counts[label, default: 0] += 1 }
    return labels.enumerated().map { place, label in
      counts[label] == 1 ? label : "\(label) (\(place + 1))"
    }
  }

  /// A noun as the first word of a heading.
  static func capitalized(_ noun: String) -> String {
    noun.prefix(1).uppercased() + noun.dropFirst()
  }

  func name(of entry: Trend.ClassTrend) -> String {
    entry.name.showsNothing ? "(no name)" : entry.name
  }

  /// What a run is called in a sentence; a dash where there is none.
  func label(_ place: Int?) -> String { place.map { labels[$0].cutToLine } ?? "–" }

  /// The answer in one line.
  var sentence: String {
    let tracked = trend.tracked
    let count = GroupedCount(trend.runs.count).of("dump", "dumps")
    var text = "\(count), \(ComparisonWords.arrow(tracked.change)): "
    text += ComparisonWords.signed(tracked.change)
    guard let first = tracked.firstChange, let last = tracked.lastChange else {
      return text + ", no step larger than the others."
    }
    text += "; more than noise first in \(label(first))"
    return text + (first == last ? "." : ", last in \(label(last)).")
  }

  /// What the numbers are.
  var measure: String {
    if subject == .heaps {
      return
        "All objects of each heap, and what those of each type retain, in the order given. Noise is the "
        + "median of all steps from one heap to the next; a change is a larger step."
    }
    let names = Set(trend.runs.map { $0.snapshot.cutToLine })
    let at = names.count == 1 ? " “\(names.first ?? "")”" : ""
    return
      "Tracked memory at the compared snapshot\(at) of each dump, in the order given. Noise is the "
      + "median of all steps from one dump to the next; a change is a larger step."
  }

  /// Other versions of Python have other sizes.
  var versions: String? {
    let versions = trend.runs.map(\.python)
    guard
      let place = versions.indices.dropFirst().first(where: {
        versions[$0] != nil && versions[$0 - 1] != nil && versions[$0] != versions[$0 - 1]
      })
    else { return nil }
    return
      "From \(label(place)) on another version of Python recorded: other versions have other sizes."
  }
}
