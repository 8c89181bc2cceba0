import HeapProfile
import Measures

/// What is said of something that several instances lead to.
struct SharedWords {
  let names: HeapNames

  /// `410 KiB in 1 dict (Session.config) that 100 instances lead to`.
  func phrase(_ structure: SharedStructure, _ bytes: ByteCount? = nil) -> String {
    let kind = structure.type.cutToLine
    return "\(ByteSize(bytes ?? structure.bytes)) in \(GroupedCount(structure.objects)) \(kind)"
      + "\(way(structure)) that \(others(structure)) lead to"
  }

  private func way(_ structure: SharedStructure) -> String {
    guard let way = structure.way else { return "" }
    let owner = structure.others.first?.index.map { names.proseName(of: $0) + "." } ?? ""
    return " (\(owner)\(way.cutInMiddle(to: 80)))"
  }

  /// `100 instances of app.Session and 3 others`: those for which it does not count.
  private func others(_ structure: SharedStructure) -> String {
    let known = structure.others.filter { $0.index != nil }.sorted { $0.instances > $1.instances }
    let shown = known.prefix(2).map { other in
      "\(GroupedCount(other.instances)) other \(other.index.map { names.proseName(of: $0) } ?? "")"
    }
    let left =
      structure.others.reduce(0) { $0.addingClamped($1.instances) }
      - known.prefix(2).reduce(0) { $0.addingClamped($1.instances) }
    let rest = left > 0 ? ["\(GroupedCount(left)) of other classes"] : []
    let all = shown + rest
    guard let last = all.last else { return "others" }
    return all.count == 1 ? last : all.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension Int {
  /// The sum, or the largest number.
  fileprivate func addingClamped(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
