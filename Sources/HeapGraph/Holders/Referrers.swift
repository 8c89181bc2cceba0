/// The references to some chosen objects.
package struct Referrers: Sendable {
  /// A reference: the object that has it, and its place in the table of all.
  package struct Reference: Sendable, Hashable {
    /// The object that has it.
    package let source: Int
    /// Its place in the table of all references.
    package let place: Int
  }

  private var counts: [Int: Int] = [:]
  private var lists: [Int: [Reference]] = [:]

  /// Finds them in one pass over all references.
  ///
  /// - Parameters:
  ///   - objects: those that are referred to.
  ///   - most: how many references to one object are kept, the first of the file.
  package init(of objects: some Sequence<Int>, in graph: HeapGraph, most: Int) {
    for object in objects { counts[object] = 0 }
    for source in 0..<graph.count {
      for place in graph.references(source) {
        guard let target = graph.target(place), let count = counts[target] else { continue }
        counts[target] = count + 1
        if count < most {
          lists[target, default: []].append(Reference(source: source, place: place))
        }
      }
    }
  }

  /// How many references lead to an object.
  package func count(of object: Int) -> Int { counts[object] ?? 0 }

  /// The first of them.
  package func list(of object: Int) -> [Reference] { lists[object] ?? [] }
}
