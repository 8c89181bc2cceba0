import HeapProfile
import LeakGraph
import Bytes

extension DumpFile {
  /// Reads a leak graph and finds the cycles in it.
  func analyseLeakGraph(_ progress: ProgressLine?) throws(CommandFailure) -> LeakAnalysis {
    progress?.begin(.reading(title, byteCount: 0, ReadingPosition()))
    let bytes = try read().array
    do {
      return LeakAnalysis(try LeakGraph(bytes))
    } catch {
      throw CommandFailure(error, name)
    }
  }
}
