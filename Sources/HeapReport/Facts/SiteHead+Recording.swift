import HeapProfile
import HeapStatistics
import Measures

extension SiteHead {
  /// The head of the pages of a report on a recording.
  init(
    recording analysis: HeapAnalysis, title: String, layout: SiteLayout, isRedacted: Bool,
    hasCycles: Bool, hasHeap: Bool
  ) {
    let profile = analysis.profile
    let scope = [
      GroupedCount(profile.snapshots.count).of("snapshot", "snapshots"),
      GroupedCount(profile.classes.count).of("class", "classes"),
      GroupedCount(analysis.created).of("instance", "instances"),
    ]
    self.init(title: title, scope: scope.joined(separator: " · "), layout: layout)
    classes = Target(.index, "classes")
    snapshots = Target(.index, "snapshots")
    navigation = [("Classes", classes), ("Snapshots", snapshots)]
    if hasCycles { navigation.append(("Cycles", Target(.index, "cycles"))) }
    if hasHeap { navigation.append(("Heap", Target(HeapFacts.partPage))) }
    if analysis.census != nil {
      navigation.append(("All types", Target(ReportLinks.typesPage)))
    }
    reading = Target(ReportLinks.readingPage)
    run = RunFooter(profile.record, isRedacted: isRedacted)
    isSearchable = true
  }
}
