import Mustache
package import Output

/// A report that is ready to be made: which files it has, and the work to make each of them.
package struct Site: Sendable {
  package let layout: SiteLayout
  /// The folders of its files, below the report's folder; without those above them.
  package let folders: [String]
  /// All parts of the work. In a single file each makes one section.
  package let jobs: [PageJob]
  private let head: SiteHead
  private let single: Template<SinglePage>

  init(_ head: SiteHead, _ parts: [SitePart], single: Template<SinglePage>) {
    self.head = head
    self.single = single
    layout = head.layout
    var folders = ["assets"]
    for folder in parts.flatMap(\.folders) where !folders.contains(folder) {
      folders.append(folder)
    }
    self.folders = folders
    let jobs = parts.flatMap(\.jobs)
    self.jobs = layout.isSingle ? jobs : [Self.assets(in: layout)] + jobs
  }

  /// Style and script, which all pages share.
  private static func assets(in layout: SiteLayout) -> PageJob {
    PageJob { budget in
      try BuiltInAssets.pageFiles.map { file in
        try OutputFile(
          path: "\(layout.folder)assets/\(file.path)", bytes: file.bytes, from: budget)
      }
    }
  }

  /// Joins the sections of a single file.
  ///
  /// - Parameter sections: what the jobs have made, in the order of ``jobs``.
  package func singleDocument(_ sections: [[UInt8]], _ budget: OutputBudget) throws(OutputExcess)
    -> [UInt8]
  {
    let page = SinglePage(frame: PageFrame(head.title, .index, in: head), pages: sections)
    return try page.document(single, budget)
  }
}
