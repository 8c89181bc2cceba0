/// What a record of a run says, before it is a part of a profile.
struct RecordContents {
  var run = RunRecord()
  var census: TypeCensus?
  var births: [(name: String, births: BirthRecording)] = []
  var shortLived: [(name: String, instances: ShortLived)] = []

  func fill(_ builder: inout ProfileBuilder) {
    builder.record = run
    builder.census = census
    for (name, births) in births { builder.setBirths(of: name, births) }
    for (name, instances) in shortLived { builder.addShortLived(instances, of: name) }
  }
}
