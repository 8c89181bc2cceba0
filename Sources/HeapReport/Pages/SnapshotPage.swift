import Mustache

/// One snapshot: what was tracked then, by class, and what the process had.
struct SnapshotPage: TemplateContext {
  let frame: PageFrame
  let name: String
  let time: String
  let sentence: String
  let isPeak: Bool
  let previous: Link?
  let next: Link?
  let figure: Figure?
  let rows: [ClassRow]
  let hiddenNote: String?
  let birthsLegend: String?
  let baseName: String?
  let knowsVirtual: Bool
  let sections: [RunChangeSection]
  let processBar: ProcessBar?
  let process: [Tile]
  let platform: [Tile]

  static let fields: [Field<SnapshotPage>] =
    PageFrame.fields { $0.frame } + [
      .wholeText("name") { $0.name },
      .text("time") { $0.time },
      .text("sentence") { $0.sentence },
      .flag("peak") { $0.isPeak },
      .object("previous") { $0.previous },
      .object("next") { $0.next },
      .object("figure") { $0.figure },
      .flag("filled") { !$0.rows.isEmpty },
      .list("classRows") { $0.rows },
      .flag("hasCurves") { $0.previous != nil || $0.next != nil },
      .text("changeTitle") { _ in "Change" },
      .optionalText("birthsLegend") { $0.birthsLegend },
      .optionalText("hiddenNote") { $0.hiddenNote },
      .optionalText("baseName") { $0.baseName },
      .flag("knowsVirtual") { $0.knowsVirtual },
      .flag("hasSections") { !$0.sections.isEmpty },
      .list("sections") { $0.sections },
      .object("processBar") { $0.processBar },
      .flag("knowsProcess") { !$0.process.isEmpty },
      .list("process") { $0.process },
      .flag("knowsPlatform") { !$0.platform.isEmpty },
      .list("platform") { $0.platform },
    ]
}
