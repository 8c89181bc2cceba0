import HeapProfile
import HeapStatistics
import Measures
import Mustache
import VisibleText

/// All recorded processes, and their classes added up.
struct ProcessesPage: TemplateContext {
  let facts: ProcessesFacts
  let frame: PageFrame

  /// Lines of each table.
  private static let lineLimit = 500

  init(_ facts: ProcessesFacts) {
    self.facts = facts
    frame = PageFrame(facts.head.title, .index, in: facts.head)
  }

  static let fields: [Field<ProcessesPage>] =
    PageFrame.fields { $0.frame } + [
      .text("headline") { page in
        GroupedCount(page.facts.processes.count).of(
          "process was recorded", "processes were recorded")
      },
      .list("processRows") { page in
        page.facts.processes.prefix(lineLimit).map {
          ProcessRow(process: $0, isRedacted: page.facts.isRedacted)
        }
      },
      .flag("hasClasses") { !$0.facts.classes.isEmpty },
      .list("classRows") { page in
        page.facts.classes.prefix(lineLimit).map { ProcessesClassRow(total: $0) }
      },
      .optionalText("restNote") { page in
        let hidden = [page.facts.processes.count, page.facts.classes.count].map {
          max(0, $0 - lineLimit)
        }
        guard hidden != [0, 0] else { return nil }
        return "\(GroupedCount(hidden[0]).of("process", "processes")) and "
          + "\(GroupedCount(hidden[1]).of("class", "classes")) more are not listed here."
      },
    ]
}

/// A process as a line of a table.
struct ProcessRow: TemplateContext {
  let process: ProcessesFacts.Process
  let isRedacted: Bool

  private var digest: ProcessDigest { process.digest }
  private var words: RunWords? {
    digest.record.map { RunWords($0, isRedacted: isRedacted) }
  }

  /// Characters of a command that are seen.
  private static let commandLength = 120

  static let fields: [Field<ProcessRow>] = [
    .text("name") { $0.digest.record?.processID.map(String.init) ?? $0.process.mark },
    .text("href") { $0.process.href },
    .optionalText("command") { $0.words?.command?.cutInMiddle(to: commandLength) },
    .text("duration", write: { $1.seconds($0.digest.record?.duration) }),
    .optionalText("ending") { $0.words?.ending },
    .text("peak", write: { $1.size($0.digest.peak) }),
    .text("exact", write: { $1.exactSize($0.digest.peak) }),
    .text("created", write: { $1.count($0.digest.created) }),
    .text("alive", write: { $1.count($0.digest.created - $0.digest.freed) }),
  ]
}

/// A class of all processes as a line of a table.
struct ProcessesClassRow: TemplateContext {
  let total: ClassOverProcesses

  static let fields: [Field<ProcessesClassRow>] = [
    .text("name") { $0.total.name.showsNothing ? "(no name)" : $0.total.name },
    .text("processes", write: { $1.count($0.total.processes) }),
    .text("created", write: { $1.count($0.total.created) }),
    .text("freed", write: { $1.count($0.total.freed) }),
    .text("alive", write: { $1.count($0.total.alive) }),
    .text("last", write: { $1.size($0.total.last) }),
    .text("exact", write: { $1.exactSize($0.total.last) }),
    .text("peak", write: { $1.size($0.total.largestPeak) }),
    .text("exactPeak", write: { $1.exactSize($0.total.largestPeak) }),
  ]
}
