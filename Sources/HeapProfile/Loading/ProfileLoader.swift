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
    let folder = DumpFolder(byteCount: source.count, position: position)

    let index = try Self.readIndex(&reader, folder)
    folder.forgetClasses()
    let loaded = try Self.readSnapshots(&reader, folder)
    // Whoever counts keeps a cell for each class at each snapshot.
    guard index.count * loaded.count <= max(source.count, 1 << 22) else {
      throw LoadError(
        .pickle(.limitExceeded),
        "\(index.count) classes at \(loaded.count) snapshots are more than can be counted")
    }

    self = try ProfileAssembler(index: index, snapshots: loaded)
      .assemble(folder.finish().finish(source: source))
  }

  private static func readIndex(_ reader: inout PickleReader, _ folder: DumpFolder) throws
    -> [IndexEntry]
  {
    let pickle = try reader.next(folding: folder)
    return try IndexEntry.read(pickle.root, of: folder.instanceCount, in: pickle.graph)
  }

  private static func readSnapshots(_ reader: inout PickleReader, _ folder: DumpFolder) throws
    -> [Snapshot]
  {
    if reader.isAtEnd {
      throw LoadError(
        .notADump, at: reader.offset,
        "the index of tracked objects is there, the snapshots behind it are missing")
    }
    let start = reader.offset
    let pickle = try reader.next(folding: folder)
    var loader = SnapshotLoader(folder: folder, offset: start)
    return try loader.read(pickle.root, in: pickle.graph)
  }
}
