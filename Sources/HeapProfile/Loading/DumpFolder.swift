import PickleReader

/// Takes the instances of a dump out of its value graph as the pickle machine completes them.
final class DumpFolder: InstanceFolding {
  var sized: SizedLoader
  var instances: InstanceLoader
  var texts = TextBuilder()
  /// The class behind each class value seen; a dump names each of them once or a few times.
  private var classes: [Value: DumpClass] = [:]
  /// The class of nearly all instances.
  private var sizedType: Value?

  init(byteCount: Int) {
    sized = SizedLoader(byteCount: byteCount)
    instances = InstanceLoader(byteCount: byteCount)
  }

  /// Number of tracked objects taken out so far.
  var instanceCount: Int { instances.rows.count }

  func fold(_ instance: PickleGraph.Instance, in graph: borrowing PickleGraph, at offset: Int)
    throws(PickleError) -> UInt32?
  {
    switch dumpClass(instance.type, in: graph) {
    case .sized: return try sized.add(instance, texts: &texts, in: graph, at: offset)
    case .trackedObject:
      return FoldToken.instance(
        try instances.add(instance, texts: &texts, in: graph, at: offset))
    case .snapshot, .other: return nil
    }
  }

  func dumpClass(_ type: Value, in graph: borrowing PickleGraph) -> DumpClass {
    if type == sizedType { return .sized }
    if let known = classes[type] { return known }
    // Only a name keeps its value for good; that of anything else may be given to another.
    guard let global = graph.global(type) else { return .other }
    let found = DumpClass(module: global.module, name: global.name)
    classes[type] = found
    if found == .sized { sizedType = type }
    return found
  }

  /// Gives up the rows of instances; the folder begins anew.
  func finishInstances() -> InstanceLoader.Tables {
    var finished = InstanceLoader(byteCount: 0)
    swap(&finished, &instances)
    return finished.finish()
  }

  /// Gives up the rows of sized objects; the folder begins anew.
  func finishSized() -> FlatTable<Sized> {
    var finished = SizedLoader(byteCount: 0)
    swap(&finished, &sized)
    return finished.finish()
  }

  /// Forgets the class values of a pickle: another pickle numbers its nodes anew.
  func forgetClasses() {
    classes = [:]
    sizedType = nil
  }
}
