import HeapFindings
import HeapProfile
package import HeapStatistics

/// The whole analysis as one JSON document, schema version 1.
///
/// Keys come in this order and none is ever left out; `null` means that the dump does not say:
///
///     {"format":"heaphtml","version":1,
///      "snapshots":[{"index","timestamp","description","tracked_total","asizeof_total","overhead",
///        "vsz","rss","shared":[SHARED],"classes":{NAME:{"alive","total","average","share_of_tracked","merged":TREE}}}],
///      "classes":[{"name","instances","minimum","average","maximum","short_lived","births",
///        "holders":{"samples","ways":[{"path","instances"}]}}],
///      "findings":[{"id","kind","class","registered","attribute","attributes":[],
///        "site":{"file","line","function","source"},"holder","bytes","bytes_are","instances",
///        "first_snapshot","last_snapshot","confidence","title","explanation","next_step"}],
///      "instances":[{"class","id","name","repr","birth","death",
///        "trace":[{"file","line","function","source"}],
///        "sizes":[{"timestamp","snapshot","size","flat","name","referents":[TREE]}]}]}
///
///     SHARED: {"type","way","objects","bytes","class","instance","others":[{"class","instances"}]}
///     TREE: {"name","size","flat","referents":[TREE]}
///
/// `referents` is null where there are some that are more than 200 levels deep.
///
/// Sizes are bytes, times seconds since the program's start, shares parts of 1. `docs/export.md`
/// says what each key means.
package struct JSONExport: Sendable {
  let analysis: HeapAnalysis
  /// What stands out, the most important first.
  let findings: [Finding]
  var profile: HeapProfile { analysis.profile }

  package init(_ analysis: HeapAnalysis) {
    self.analysis = analysis
    findings = analysis.findings
  }

  /// Writes the document in chunks; besides the profile only one class's merged referents are in
  /// memory at a time.
  ///
  /// - Throws: ``OverflowError`` when merged referents do not add up within 64 bits, and what `emit`
  ///   throws.
  package func write(to emit: @escaping ([UInt8]) throws -> Void) throws {
    var out = ChunkWriter(emit)
    out.bytes.append("{\"format\":\"heaphtml\",\"version\":1,\n\"snapshots\":[")
    let sizes = analysis.classIndices.map { SizesAtSnapshots(of: $0, in: analysis) }
    for snapshot in analysis.snapshotIndices { try write(snapshot, sizes, &out) }
    out.bytes.append("],\n\"classes\":[")
    for summary in analysis.classes {
      write(summary, &out.bytes)
      try out.passOn()
    }
    out.bytes.append("],\n\"findings\":[")
    try writeFindings(&out)
    out.bytes.append("],\n\"instances\":[")
    for place in profile.instances.indices { try write(InstanceIndex(place), &out) }
    out.bytes.append("]}\n")
    try out.finish()
  }

  private func write(
    _ index: SnapshotIndex, _ sizes: [SizesAtSnapshots], _ out: inout ChunkWriter<any Error>
  ) throws {
    writeHead(index, &out.bytes)
    for owner in analysis.classIndices {
      writeCell(owner, at: index, &out.bytes)
      let merged = try analysis.mergedReferents(of: sizes[owner.rawValue], at: index)
      try write(merged, named: owner, &out)
      out.bytes.append("}")
    }
    out.bytes.append("}}")
  }

  private func writeHead(_ index: SnapshotIndex, _ out: inout [UInt8]) {
    let snapshot = profile.snapshots[index.rawValue]
    out.append(index.rawValue == 0 ? "\n{\"index\":" : ",\n{\"index\":")
    out.append(number: index.rawValue)
    out.append(",\"timestamp\":")
    out.appendJSON(snapshot.timestamp)
    out.append(",\"description\":")
    out.appendJSON(snapshot.description)
    out.append(",\"tracked_total\":")
    out.append(number: snapshot.trackedTotal)
    out.append(",\"asizeof_total\":")
    out.appendJSON(snapshot.measurableTotal)
    out.append(",\"overhead\":")
    out.appendJSON(snapshot.overhead)
    out.append(",\"vsz\":")
    out.appendJSON(snapshot.process.virtual)
    out.append(",\"rss\":")
    out.appendJSON(snapshot.process.resident)
    out.append(",\"shared\":")
    write(snapshot.shared, &out)
    out.append(",\"classes\":{")
  }

  private func writeCell(_ owner: ClassIndex, at index: SnapshotIndex, _ out: inout [UInt8]) {
    let cell = analysis.at(index, owner)
    out.append(owner.rawValue == 0 ? "\n" : ",\n")
    out.appendJSON(profile.classes[owner.rawValue].name)
    out.append(":{\"alive\":")
    out.append(number: cell.alive)
    out.append(",\"total\":")
    out.append(number: cell.total)
    out.append(",\"average\":")
    out.appendJSON(cell.average)
    out.append(",\"share_of_tracked\":")
    out.appendJSON(cell.share(of: profile.snapshots[index.rawValue].trackedTotal))
    out.append(",\"merged\":")
  }

  /// A class's merged referents; the root has the name of the class.
  private func write(
    _ merged: MergedReferents, named owner: ClassIndex, _ out: inout ChunkWriter<any Error>
  ) throws {
    var tree = JSONTree()
    for row in merged.rows where row.level <= JSONTree.maximumLevel {
      tree.open(row.level, &out.bytes)
      out.bytes.append("{\"name\":")
      if row.level == 0 {
        out.bytes.appendJSON(profile.classes[owner.rawValue].name)
      } else {
        row.key.withBytes(in: profile.texts) { out.bytes.appendJSON($0) }
      }
      tree.writeSizes(row.size, row.flat, hasReferents: row.descendants > 0, &out.bytes)
      try out.passOn()
    }
    tree.finish(&out.bytes)
  }

  private func write(_ summary: ClassSummary, _ out: inout [UInt8]) {
    out.append(summary.index.rawValue == 0 ? "\n{\"name\":" : ",\n{\"name\":")
    out.appendJSON(profile.classes[summary.index.rawValue].name)
    out.append(",\"instances\":")
    out.append(number: summary.instances)
    out.append(",\"minimum\":")
    out.appendJSON(summary.sizes?.minimum)
    out.append(",\"average\":")
    out.appendJSON(summary.sizes?.average)
    out.append(",\"maximum\":")
    out.appendJSON(summary.sizes?.maximum)
    out.append(",\"short_lived\":")
    out.append(number: summary.shortLived)
    out.append(",\"births\":")
    if let births = profile.classes[summary.index.rawValue].births {
      out.appendJSON(births.kind.rawValue)
    } else {
      out.append("null")
    }
    out.append(",\"holders\":")
    write(profile.classes[summary.index.rawValue].holders, &out)
    out.append("}")
  }

  private func write(_ holders: InstanceHolders?, _ out: inout [UInt8]) {
    guard let holders else {
      out.append("null")
      return
    }
    out.append("{\"samples\":")
    out.append(number: holders.samples)
    out.append(",\"ways\":[")
    for (place, way) in holders.ways.enumerated() {
      out.append(place == 0 ? "{\"path\":" : ",{\"path\":")
      if let path = way.path { out.appendJSON(path) } else { out.append("null") }
      out.append(",\"instances\":")
      out.append(number: way.instances)
      out.append("}")
    }
    out.append("]}")
  }
}
