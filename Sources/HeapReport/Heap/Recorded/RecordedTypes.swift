import HeapGraph

/// Finds the types of a heap by the names that a recording has for classes.
struct RecordedTypes {
  /// By `module.Outer.Inner`; two classes may have one name.
  private var byName: [String: [Int]] = [:]
  /// By `module.Inner`, as Pympler names them.
  private var byShortName: [String: [Int]] = [:]

  init(_ graph: HeapGraph) {
    for (number, type) in graph.types.enumerated() {
      byName[type.fullName, default: []].append(number)
      let last = type.name.split(separator: ".").last.map(String.init) ?? type.name
      byShortName["\(type.module).\(last)", default: []].append(number)
    }
  }

  /// The types that a class may be; none where the name fits none, or several that are not the same.
  func numbers(of name: String) -> [Int] {
    if let found = byName[name] { return found }
    let found = byShortName[name] ?? []
    return found.count == 1 ? found : []
  }
}
