/// What a record of a run says, before it is a part of a profile.
struct RecordContents {
  var run = RunRecord()
  var census: TypeCensus?
  var births: [(name: String, births: BirthRecording)] = []
  var holders: [(name: String, holders: InstanceHolders)] = []
  var contents: [(name: String, contents: ClassContents)] = []
  var shared: [[NewSharedStructure]] = []
  var shortLived: [(name: String, instances: ShortLived)] = []
  var shortLivedAt: [(name: String, counts: [Int])] = []

  func fill(_ builder: inout ProfileBuilder) {
    builder.record = run
    builder.census = census
    for (name, births) in births { builder.setBirths(of: name, births) }
    for (name, holders) in holders { builder.setHolders(of: name, holders) }
    for (name, contents) in contents { builder.setContents(of: name, contents) }
    builder.setShared(shared)
    for (name, instances) in shortLived { builder.addShortLived(instances, of: name) }
    for (name, counts) in shortLivedAt { builder.setShortLived(of: name, at: counts) }
  }
}
