import HeapProfile
import HeapStatistics

extension JSONExport {
  /// An instance with everything recorded of it.
  func write(_ index: InstanceIndex, _ out: inout ChunkWriter<any Error>) throws {
    let instance = profile.instances[index.rawValue]
    writeHead(instance, index, &out.bytes)
    if let trace = instance.trace {
      try write(profile.traces[Int(trace.rawValue)], &out)
    } else {
      out.bytes.append("null")
    }
    out.bytes.append(",\"sizes\":[")
    for place in instance.sizes {
      if place > instance.sizes.lowerBound { out.bytes.append(",") }
      try write(profile.sizes[place], &out)
    }
    out.bytes.append("]}")
    try out.passOn()
  }

  private func writeHead(_ instance: Instance, _ index: InstanceIndex, _ out: inout [UInt8]) {
    out.append(index.rawValue == 0 ? "\n{\"class\":" : ",\n{\"class\":")
    out.appendJSON(profile.classes[analysis.owner(of: index).rawValue].name)
    out.append(",\"id\":")
    out.appendJSON(instance.address == 0 ? nil : instance.address)
    out.append(",\"name\":")
    append(instance.name, &out)
    out.append(",\"repr\":")
    append(instance.repr, &out)
    out.append(",\"birth\":")
    out.appendJSON(instance.birth)
    out.append(",\"death\":")
    out.appendJSON(instance.death)
    out.append(",\"trace\":")
  }

  private func write(_ trace: Trace, _ out: inout ChunkWriter<any Error>) throws {
    for (place, frame) in trace.frames.enumerated() {
      out.bytes.append(place == 0 ? "[{\"file\":" : ",{\"file\":")
      Self.append(frame.file, &out.bytes)
      out.bytes.append(",\"line\":")
      out.bytes.appendJSON(frame.line)
      out.bytes.append(",\"function\":")
      Self.append(frame.function, &out.bytes)
      out.bytes.append(",\"source\":")
      Self.append(frame.source, &out.bytes)
      out.bytes.append("}")
      try out.passOn()
    }
    out.bytes.append(trace.frames.isEmpty ? "[]" : "]")
  }

  /// A size with its referents, first one first.
  private func write(_ record: SizeRecord, _ out: inout ChunkWriter<any Error>) throws {
    out.bytes.append("{\"timestamp\":")
    out.bytes.appendJSON(record.timestamp)
    out.bytes.append(",\"snapshot\":")
    out.bytes.appendJSON(record.snapshot?.rawValue)
    let root = profile.sized(record)
    out.bytes.append(",\"size\":")
    out.bytes.append(number: root.size)
    out.bytes.append(",\"flat\":")
    out.bytes.append(number: root.flat)
    out.bytes.append(",\"name\":")
    append(root.name, &out.bytes)
    out.bytes.append(",\"referents\":[")
    if root.descendants > 0 { try writeReferents(of: record.sized, &out) }
    out.bytes.append("]}")
  }

  private func writeReferents(of root: SizedIndex, _ out: inout ChunkWriter<any Error>) throws {
    var tree = JSONTree()
    // Referents come last first, which is how a stack wants them.
    var pending = profile.referents(of: root).map { (row: $0, level: 0) }
    while let (row, level) = pending.popLast() {
      let sized = profile.sized[Int(row.rawValue)]
      tree.open(level, &out.bytes)
      out.bytes.append("{\"name\":")
      append(sized.name, &out.bytes)
      tree.writeSizes(sized.size, sized.flat, hasReferents: sized.descendants > 0, &out.bytes)
      if sized.descendants > 0, level < JSONTree.maximumLevel {
        for referent in profile.referents(of: row) { pending.append((referent, level + 1)) }
      }
      try out.passOn()
    }
    tree.finish(&out.bytes)
  }

  /// A text of the dump; one that it does not have is empty in the profile and null here.
  private func append(_ text: TextRef, _ out: inout [UInt8]) {
    profile.texts.withBytes(text) { bytes in
      if bytes.isEmpty { out.append("null") } else { out.appendJSON(bytes) }
    }
  }

  private static func append(_ text: String, _ out: inout [UInt8]) {
    if text.isEmpty { out.append("null") } else { out.appendJSON(text) }
  }
}
