import HeapProfile
import HeapStatistics
import Measures

/// What a snapshot's page says about the snapshot.
enum SnapshotWords {
  /// The snapshot in words (the sentence of Pympler's `HtmlStats.snapshot_summary`, with what is
  /// not known left out).
  static func sentence(about snapshot: Snapshot, _ summary: SnapshotSummary) -> String {
    var sentence = "\(ByteSize(snapshot.trackedTotal)) tracked in "
    sentence += GroupedCount(summary.alive).of("living instance", "living instances")
    if let virtual = snapshot.process.virtual {
      sentence += ", out of \(ByteSize(virtual)) of virtual memory"
    }
    sentence += "."
    if let overhead = snapshot.overhead, overhead > 0 {
      sentence += " The profiler itself took \(ByteSize(overhead))."
    }
    if let measurable = snapshot.measurableTotal {
      sentence += " All measurable objects took \(ByteSize(measurable))."
    }
    if let classes = summary.contradiction {
      sentence += " " + contradiction(classes)
    }
    return sentence
  }

  /// What is wrong with a recorder's total.
  static func contradiction(_ classes: ByteCount) -> String {
    "The classes add up to \(ByteSize(classes)), which is more than the total that the recorder wrote: "
      + "one of the two is wrong. Shares are of the recorder’s."
  }

  /// What else the platform reported, in the unit names that this report uses: Pympler writes MB
  /// for 1,024 KB, and `/proc` writes kB for 1,024 bytes.
  static func platformDetails(_ snapshot: Snapshot) -> [Tile] {
    snapshot.process.platform.map { detail in
      let words = detail.value.split { $0.isWhitespace }
      let units = ["KB": "KiB", "kB": "KiB", "MB": "MiB", "GB": "GiB", "TB": "TiB"]
      let value = words.map { units[String($0)] ?? String($0) }.joined(separator: " ")
      return Tile(label: detail.name, value: value)
    }
  }

  static func processDetails(_ snapshot: Snapshot) -> [Tile] {
    let process = snapshot.process
    let sizes: [(String, ByteCount?)] = [
      ("Virtual memory (VSZ)", process.virtual), ("Physical memory (RSS)", process.resident),
      ("Data segment", process.dataSegment), ("Code segment", process.codeSegment),
      ("Shared code", process.sharedSegment), ("Stack segment", process.stackSegment),
    ]
    var tiles = sizes.compactMap { label, bytes in
      bytes.map { Tile(label: label, value: "\(ByteSize($0))", exact: "\(GroupedCount($0)) bytes") }
    }
    if let faults = process.pageFaults {
      tiles.append(Tile(label: "Major page faults", value: "\(GroupedCount(faults))"))
    }
    return tiles
  }
}
