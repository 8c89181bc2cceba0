import HeapFindings
package import HeapGraph
import HeapProfile
package import HeapStatistics

/// A whole heap beside a recording of the same run: which of its objects are of the recorded classes,
/// and who holds these.
package struct RecordedHeap: Sendable {
  /// What the pages of the heap are made from.
  let facts: HeapFacts
  /// By class.
  private let classes: [HeldClass]

  /// - Parameters:
  ///   - title: of the report that it becomes a part of, as are the layout and the rest.
  /// - Throws: when there is no memory for its tables.
  package init(
    _ heap: HeldHeap, of analysis: HeapAnalysis, title: String, layout: SiteLayout,
    isRedacted: Bool, hasCycles: Bool
  ) throws(HeapGraphError) {
    let head = SiteHead(
      recording: analysis, title: title, layout: layout, isRedacted: isRedacted,
      hasCycles: hasCycles, hasHeap: true)
    facts = try HeapFacts(heap, head, home: HeapFacts.partPage, isRedacted: isRedacted)
    let profile = analysis.profile
    let types = RecordedTypes(heap.graph)
    // Addresses tell something only within one process.
    let isSame =
      profile.record?.processID != nil && profile.record?.processID == heap.graph.facts.process
    var classes: [HeldClass] = []
    for tracked in profile.classes {
      classes.append(
        HeldClass(
          tracked, types.numbers(of: tracked.name), isSame ? profile.instances : nil, facts))
    }
    self.classes = classes
  }

  /// What the heap has of a class.
  func held(_ index: ClassIndex) -> HeldClass { classes[index.rawValue] }

  /// A finding about instances that stay, with what holds most of them.
  func naming(_ finding: Finding) -> Finding {
    guard let index = finding.subject?.index, let holder = held(index).holder(facts) else {
      return finding
    }
    return finding.held(by: holder)
  }
}
