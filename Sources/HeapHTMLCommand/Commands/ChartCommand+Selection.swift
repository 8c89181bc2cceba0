import ArgumentParser
import HeapProfile
import HeapReport
import HeapStatistics

/// The charts that can be asked for.
enum ChartKind: String, CaseIterable, ExpressibleByArgument {
  case tracked
  case process
  case instances
  case size
  case distribution
  case instance
}

/// Where a picture goes; its ending says what it is.
struct PictureFile: ExpressibleByArgument {
  let path: String
  let format: Format

  enum Format {
    case svg
    case png
  }

  init?(argument: String) {
    path = argument
    if argument.lowercased().hasSuffix(".svg") {
      format = .svg
    } else if argument.lowercased().hasSuffix(".png") {
      format = .png
    } else {
      return nil
    }
  }
}

extension ChartCommand {
  /// What the arguments mean in this dump.
  func selection(in analysis: HeapAnalysis) throws(CommandFailure) -> SingleChart {
    switch kind {
    case .tracked: .tracked
    case .process: .process
    case .instances: .instances(try classIndex(in: analysis))
    case .size: .size(try classIndex(in: analysis))
    case .distribution: .distribution(try snapshotIndex(in: analysis))
    case .instance: .instance(try instanceIndex(in: analysis))
    }
  }

  private func classIndex(in analysis: HeapAnalysis) throws(CommandFailure) -> ClassIndex {
    let name = className ?? ""
    let classes = analysis.profile.classes
    // Byte by byte: Swift's own comparison takes different spellings of é for the same.
    if let place = classes.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) {
      return ClassIndex(place)
    }
    let similar = classes.map(\.name).filter { $0.hasSuffix(name) || $0.contains(".\(name)") }
    let known = similar.isEmpty ? classes.map(\.name) : similar
    throw CommandFailure(
      .usage, dump, "there is no class \(name.prefix(200))",
      advice: known.isEmpty
        ? "the dump has no classes"
        : "there is \(known.prefix(5).map { String($0.prefix(200)) }.joined(separator: ", "))"
          + (known.count > 5 ? " and \(known.count - 5) more" : ""))
  }

  private func snapshotIndex(in analysis: HeapAnalysis) throws(CommandFailure) -> SnapshotIndex {
    let count = analysis.profile.snapshots.count
    guard let snapshot else {
      guard let peak = analysis.peak ?? analysis.lastSnapshot else {
        throw CommandFailure(.dataError, dump, "there is no snapshot")
      }
      return peak
    }
    guard (1...max(1, count)).contains(snapshot), count > 0 else {
      throw CommandFailure(
        .usage, dump, "there is no snapshot \(snapshot)",
        advice: count == 0 ? nil : "they are numbered 1 to \(count)")
    }
    return SnapshotIndex(snapshot - 1)
  }

  private func instanceIndex(in analysis: HeapAnalysis) throws(CommandFailure) -> InstanceIndex {
    let count = analysis.profile.instances.count
    guard let instance, instance >= 1, instance <= count else {
      throw CommandFailure(
        .usage, dump, "there is no instance \(instance ?? 0)",
        advice: count == 0 ? nil : "they are numbered 1 to \(count)")
    }
    return InstanceIndex(instance - 1)
  }
}
