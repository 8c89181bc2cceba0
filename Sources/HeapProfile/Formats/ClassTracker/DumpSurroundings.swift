import Bytes

/// What surrounds a dump where nothing should: further dumps, other bytes, a pickle of it.
struct DumpSurroundings {
  private let input: DumpInput

  /// Dumps that are counted, at most.
  private static let mostDumps = 100

  init(_ input: DumpInput) {
    self.input = input
  }

  /// What follows a dump that ends at `end`.
  func after(_ end: Int) -> LoadError {
    var place = end
    var count = 1
    while count < Self.mostDumps, let next = endOfDump(from: place) {
      count += 1
      place = next
    }
    let rest = input.source.count - place
    if count == 1 {
      return LoadError(
        .surrounded, at: end,
        "\(rest) byte\(rest == 1 ? " follows" : "s follow") the dump, which ends here",
        remedy: .takeOut(0..<end))
    }
    let number = count < Self.mostDumps ? "\(count)" : "\(count) or more"
    let others = rest > 0 && count < Self.mostDumps ? ", with other bytes after the last" : ""
    return LoadError(
      .surrounded, at: end,
      "the file holds \(number) dumps one after another\(others); the second begins here",
      remedy: .separate(at: end))
  }

  /// What a pickle of bytes is, if these bytes are a dump.
  func around(_ bytes: Range<Int>) -> LoadError? {
    guard let end = endOfDump(from: bytes.lowerBound), end <= bytes.upperBound else { return nil }
    return LoadError(
      .surrounded, at: bytes.lowerBound,
      "the file is a pickle of bytes, and these bytes are a dump, which begins here",
      remedy: .takeOut(bytes))
  }

  /// The end of the dump that begins at `start`; nil: there is none.
  private func endOfDump(from start: Int) -> Int? {
    guard start < input.source.count else { return nil }
    let once = DumpInput(source: input.source, limits: input.limits, position: nil)
    var pickles = DumpPickles(
      once, filling: ProfileBuilder(input.source, limits: input.limits), from: start)
    do throws(LoadError) {
      _ = try pickles.readIndex()
      _ = try pickles.readSnapshots()
    } catch {
      return nil
    }
    _ = try? pickles.readRecord()
    return pickles.end
  }
}
