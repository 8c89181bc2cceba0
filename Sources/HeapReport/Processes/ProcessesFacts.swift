package import HeapStatistics
import Measures

/// What the index over several recorded processes is made from. It knows no template, no page and no
/// job.
package struct ProcessesFacts: Sendable {
  /// The command's own process first, then the others.
  let processes: [Process]
  let classes: [ClassOverProcesses]
  let isRedacted: Bool
  let head: SiteHead

  /// A process with a report of its own.
  package struct Process: Sendable {
    /// What it is called where its number is not known.
    package let mark: String
    package let digest: ProcessDigest
    /// The way from the index to its report, as a part of a URL.
    package let href: String

    package init(mark: String, digest: ProcessDigest, href: String) {
      self.mark = mark
      self.digest = digest
      self.href = href
    }
  }

  /// - Throws: ``OverflowError`` if a sum over all processes exceeds 64 bits.
  package init(
    _ processes: [Process], title: String, layout: SiteLayout, isRedacted: Bool
  ) throws(OverflowError) {
    self.processes = processes
    self.isRedacted = isRedacted
    classes = try ClassOverProcesses.all(of: processes.map(\.digest))
    let scope = [
      GroupedCount(processes.count).of("process", "processes"),
      GroupedCount(classes.count).of("class", "classes"),
    ]
    var head = SiteHead(title: title, scope: scope.joined(separator: " · "), layout: layout)
    head.navigation = [
      ("Processes", SiteHead.Target(.index, "processes")),
      ("Classes", SiteHead.Target(.index, "classes")),
    ]
    self.head = head
  }
}
