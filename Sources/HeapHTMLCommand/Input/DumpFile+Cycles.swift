import Bytes
import HeapProfile
import ReferenceCycles

extension DumpFile {
  /// Reads a leak graph and finds the cycles in it.
  func analyseCycles(_ progress: ProgressLine?) throws(CommandFailure) -> CycleAnalysis {
    progress?.begin(.reading(title, byteCount: 0, ReadingPosition()))
    let bytes = try decompressed(try read(), nil, hasOptions: false)
    try refuseOtherThanGraph(bytes)
    do {
      return CycleAnalysis(try ReferenceGraph(bytes.array))
    } catch {
      throw CommandFailure(error, name)
    }
  }

  /// Says what an input is when it is not a graph.
  private func refuseOtherThanGraph(_ bytes: OwnedBytes) throws(CommandFailure) {
    let beginning = bytes.beginning(DumpFormats.beginning)
    if ReferenceGraph.recognises(beginning) { return }
    if let foreign = ForeignContent(beginning, byteCount: bytes.count) {
      throw CommandFailure(
        .dataError, name, "the file is \(foreign.name)",
        advice: foreign.remedy.map { RemedyText(name, isCompressed: false).text($0) }
          ?? CommandFailure.graphWriters)
    }
    if let format = DumpFormats.all.first(where: { $0.recognises(beginning) }) {
      throw CommandFailure(
        .dataError, name, "the file begins like \(format.name), not like a graph of references",
        advice: "heaphtml report shows dumps")
    }
  }
}
