package import PickleReader

extension HeapProfile {
  /// Reads a dump: two pickles back to back, the index of tracked objects and the snapshots.
  ///
  /// Format: Pympler 0.1 to 1.1, `Stats.dump_stats`; SCons.Heapmonitor of 2008, `dump_stats`.
  /// - Parameter position: told how far the reading has come.
  /// - Throws: ``LoadError``; nothing in the input is ever run, imported or opened.
  package init(
    _ source: PickleBytes, limits: PickleLimits = PickleLimits(), position: ReadingPosition? = nil
  ) throws(LoadError) {
    do {
      try self.init(reading: source, limits: limits, position: position)
    } catch let error as LoadError {
      throw error
    } catch let error as PickleError {
      throw LoadError(error)
    } catch {
      throw LoadError(.malformed, "\(error)")
    }
  }

  private init(reading source: PickleBytes, limits: PickleLimits, position: ReadingPosition?)
    throws
  {
    var reader = PickleReader(source, limits: limits)
    let folder = DumpFolder(limits, byteCount: source.count, position: position)

    let index = try Self.readIndex(
      &reader, folder, SharingBudget(limits, byteCount: source.count))
    folder.forgetValues()
    let loaded = try Self.readSnapshots(&reader, folder, limits, byteCount: source.count)
    // Whoever counts keeps a cell for each class at each snapshot, and pages show it twice.
    let cells = limits.sharing(forByteCount: source.count)
    guard index.count * loaded.count <= cells else {
      throw LoadError(
        .pickle(.limitExceeded),
        "\(index.count) classes at \(loaded.count) snapshots are more than the limit of \(cells) "
          + "numbers",
        limit: .sharing)
    }

    self = try ProfileAssembler(index: index, snapshots: loaded)
      .assemble(folder.finish().finish(source: source))
  }

  private static func readIndex(
    _ reader: inout PickleReader, _ folder: DumpFolder, _ budget: SharingBudget
  ) throws -> [IndexEntry] {
    let pickle = try reader.next(folding: folder)
    return try IndexEntry.read(pickle.root, of: folder.instanceCount, in: pickle.graph, budget)
  }

  private static func readSnapshots(
    _ reader: inout PickleReader, _ folder: DumpFolder, _ limits: PickleLimits, byteCount: Int
  ) throws -> [Snapshot] {
    if reader.isAtEnd {
      throw LoadError(
        .notADump, at: reader.offset,
        "the index of tracked objects is there, the snapshots behind it are missing")
    }
    let start = reader.offset
    let pickle = try reader.next(folding: folder)
    var loader = SnapshotLoader(folder: folder, offset: start, limits, byteCount: byteCount)
    return try loader.read(pickle.root, in: pickle.graph)
  }
}
