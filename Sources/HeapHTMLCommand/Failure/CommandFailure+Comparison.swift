import HeapComparison
import VisibleText

extension CommandFailure {
  /// A dump that does not have what is to be compared.
  init(_ error: ComparisonError, _ dump: DumpFile) {
    switch error {
    case .noSnapshots:
      self.init(
        .dataError, dump.name, "has no snapshots, so that nothing in it has a size",
        advice: "take one with create_snapshot() before the dump is written")
    case .noSnapshot(let name, _):
      self.init(
        .usage, dump.name, "has no snapshot that is called “\(name.visible(atMost: 80))”",
        advice: "heaphtml summary \(ShellWord(dump.name).text) lists them")
    }
  }
}
