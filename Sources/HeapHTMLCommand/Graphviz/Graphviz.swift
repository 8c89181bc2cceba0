import HeapReport
import System

/// Graphviz' program `dot`, run as a filter: it gets no file name, no shell and no file of ours.
struct Graphviz: GraphRenderer {
  /// Where it is installed.
  private let path: String
  /// How long it may compute for all pictures together, and how long it may do nothing.
  static let seconds = 10
  /// How much it may write.
  static let byteLimit = 64 << 20

  /// - Returns: nil when it is not installed.
  static func installed() -> Graphviz? {
    let folders = Environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    for folder in folders.split(separator: ":") where folder.hasPrefix("/") {
      let path = "\(folder)/dot"
      if FileSystem.isExecutable(path), FileSystem.kind(path) != .folder {
        return Graphviz(path: path)
      }
    }
    return nil
  }

  func svg(_ graphs: [UInt8]) -> [UInt8] {
    FilterProcess.run(
      path, ["dot", "-Tsvg"], on: graphs, seconds: Self.seconds, byteLimit: Self.byteLimit)
  }
}
