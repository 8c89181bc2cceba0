/// What a record of a run says, before it is a part of a profile.
struct RecordContents {
  var run = RunRecord()
  var census: TypeCensus?
  var births: [(name: String, births: BirthRecording)] = []
  var holders: [(name: String, holders: InstanceHolders)] = []
  var contents: [(name: String, contents: ClassContents)] = []
  var samples: [SamplesReader.Sampled] = []
  var shared: [[NewSharedStructure]] = []
  var shortLived: [(name: String, instances: ShortLived)] = []
  var shortLivedAt: [(name: String, counts: [Int])] = []

  func fill(_ builder: inout ProfileBuilder) throws(LoadError) {
    builder.record = run
    builder.census = census
    for (name, births) in births { builder.setBirths(of: name, births) }
    for (name, holders) in holders { builder.setHolders(of: name, holders) }
    for (name, contents) in contents { builder.setContents(of: name, contents) }
    for sampled in samples {
      var trees: [ClassSamples.Tree] = []
      for (place, tree) in sampled.trees {
        trees.append(ClassSamples.Tree(place: place, root: try tree.add(to: &builder)))
      }
      builder.setSamples(
        of: sampled.name, ClassSamples(timestamp: sampled.timestamp, trees: trees))
    }
    builder.setShared(shared)
    for (name, instances) in shortLived { builder.addShortLived(instances, of: name) }
    for (name, counts) in shortLivedAt { builder.setShortLived(of: name, at: counts) }
  }
}
