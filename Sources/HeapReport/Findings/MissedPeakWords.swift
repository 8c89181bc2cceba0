import HeapFindings
import Measures

/// What is known of a peak that no snapshot shows.
struct MissedPeakWords {
  private let peak: MissedPeak
  private let names: FindingNames

  init(_ peak: MissedPeak, _ names: FindingNames) {
    self.peak = peak
    self.names = names
  }

  /// Between which snapshots.
  var place: String {
    let after = names.name(of: peak.after)
    return peak.before.map { "between \(names.name(of: $0)) and \(after)" } ?? "before \(after)"
  }

  /// How many, by their births and deaths.
  var count: String {
    "By their births and deaths at least \(GroupedCount(peak.atOnce)) were alive at once "
      + "\(place), of \(GroupedCount(peak.created)) that were made and freed there."
  }

  /// What the bytes are.
  var measure: String {
    peak.isLikeOthers
      ? "so many times what one takes on average that a snapshot saw"
      : "so many times what one takes itself, without what it refers to: at least that"
  }

  /// All of it in one sentence, without blame.
  var sentence: String {
    let name = names.name(of: Finding.Subject(index: peak.index, actual: nil))
    return
      "No snapshot shows the peak: \(place) at least \(GroupedCount(peak.atOnce)) \(name) were "
      + "alive at once, \(peak.isLikeOthers ? "about" : "at least") \(ByteSize(peak.bytes))."
  }
}
