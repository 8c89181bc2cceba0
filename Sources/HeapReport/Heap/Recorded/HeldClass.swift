import HeapFindings
import HeapGraph
import HeapProfile

/// What a heap has of a recorded class.
struct HeldClass: Sendable {
  /// Objects of the class in the heap.
  let count: Int
  /// Instances of the recording that are in the heap by address; nil: the heap is of another process,
  /// or it is not known.
  let recorded: Int?
  /// Who holds them: the recorded ones where these are known, else all of the class.
  let holders: [HeapTypeGroups.Holder]
  /// How many of them these are.
  var looked: Int { recorded ?? count }

  /// - Parameters:
  ///   - types: numbers of the types that the class is.
  ///   - instances: all of the recording, if it is of the heap's process.
  init(
    _ tracked: TrackedClass, _ types: [Int], _ instances: FlatTable<Instance>?, _ facts: HeapFacts
  ) {
    let graph = facts.heap.graph
    let all = types.flatMap { facts.members.of($0).map { Int($0) } }
    count = all.count
    let known = instances.map { instances in
      tracked.instances.compactMap { place -> Int? in
        let instance = instances[place]
        guard !instance.isFreed, let object = graph.object(at: instance.address),
          types.contains(graph.typeNumber(object))
        else { return nil }
        return object
      }
    }
    // Two records of one address: an object that was registered twice.
    let distinct = known.map { Array(Set($0)).sorted() }
    recorded = distinct.flatMap { $0.isEmpty ? nil : $0.count }
    let members = distinct.flatMap { $0.isEmpty ? nil : $0 } ?? all
    holders = HeapTypeGroups(members, facts).holders
  }

  /// What holds most of them, for a finding; nil: nothing is known.
  func holder(_ facts: HeapFacts) -> Evidence.Holder? {
    guard let most = holders.max(by: { ($0.count, $0.bytes) < ($1.count, $1.bytes) }) else {
      return nil
    }
    return Evidence.Holder(
      path: facts.pattern(most.pattern), samples: looked, instances: most.count)
  }
}
