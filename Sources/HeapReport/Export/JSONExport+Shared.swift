import HeapProfile
import HeapStatistics

extension JSONExport {
  /// What several instances lead to at a snapshot; null where nobody told.
  func write(_ shared: [SharedStructure]?, _ out: inout [UInt8]) {
    guard let shared else { return out.append("null") }
    out.append("[")
    for (place, structure) in shared.enumerated() {
      out.append(place == 0 ? "{\"type\":" : ",{\"type\":")
      out.appendJSON(structure.type)
      out.append(",\"way\":")
      if let way = structure.way { out.appendJSON(way) } else { out.append("null") }
      out.append(",\"objects\":")
      out.append(number: structure.objects)
      out.append(",\"bytes\":")
      out.append(number: structure.bytes)
      out.append(",\"class\":")
      out.appendJSON(profile.classes[analysis.owner(of: structure.instance).rawValue].name)
      out.append(",\"instance\":")
      out.append(number: structure.instance.rawValue)
      write(structure.others, &out)
      out.append("}")
    }
    out.append("]")
  }

  private func write(_ others: [SharedStructure.Others], _ out: inout [UInt8]) {
    out.append(",\"others\":[")
    for (place, other) in others.enumerated() {
      out.append(place == 0 ? "{\"class\":" : ",{\"class\":")
      if let index = other.index {
        out.appendJSON(profile.classes[index.rawValue].name)
      } else {
        out.append("null")
      }
      out.append(",\"instances\":")
      out.append(number: other.instances)
      out.append("}")
    }
    out.append("]")
  }
}
