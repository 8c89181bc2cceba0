import HeapProfile
import HeapStatistics
import Measures
import Mustache

/// The size of an instance at one or several times in a row, and what it was made of.
struct InstanceSize: TemplateContext {
  private unowned(unsafe) let scope: CardScope
  private let line: InstanceHistory.Line

  /// - Parameter scope: the caller keeps it for longer than the line.
  init(_ line: InstanceHistory.Line, _ scope: CardScope) {
    self.line = line
    self.scope = scope
  }

  private var facts: ReportFacts { scope.facts }

  private var run: InstanceHistory.Run? {
    if case .run(let run, _, _) = line { run } else { nil }
  }

  private var before: ByteCount? {
    if case .run(_, let before, _) = line { before } else { nil }
  }

  private var tree: SizeRecord? {
    if case .run(_, _, let tree) = line { tree } else { nil }
  }

  private var first: SnapshotIndex? { run?.first.snapshot }

  /// The last of several snapshots in a row with the same size.
  private var last: SnapshotIndex? { run.flatMap { $0.count > 1 ? $0.last.snapshot : nil } }

  private func write(href snapshot: SnapshotIndex?, _ out: inout HTMLWriter) {
    guard let snapshot else { return }
    facts.links.write(href: snapshot, from: scope.page, to: &out)
  }

  private func write(name snapshot: SnapshotIndex?, _ out: inout HTMLWriter) {
    guard let snapshot else { return out.text("at birth") }
    out.text(facts.names.name(of: snapshot))
  }

  static let fields: [Field<InstanceSize>] = [
    .flag("listed") { $0.run != nil },
    .text("when", write: { $0.write(name: $0.run?.first.snapshot, &$1) }),
    .optionalText(
      "href", isPresent: { $0.first != nil }, write: { $0.write(href: $0.first, &$1) }),
    .text("size", write: { $1.size($0.run?.size) }),
    .flag("rounded") { $0.run.map { ByteSize($0.size).isRounded } ?? false },
    .text("exact", write: { $1.exactSize($0.run?.size) }),
    .flag("changed") { size in
      size.run?.first.snapshot != nil && size.before != nil && size.before != size.run?.size
    },
    .flag("grown") { $0.run?.size ?? 0 > $0.before ?? 0 },
    .text("change", write: { $1.change(($0.run?.size ?? 0) - ($0.before ?? 0)) }),
    .flag("gone") { $0.run?.isAfterDeath ?? false },
    .optionalText(
      "lastHref", isPresent: { $0.last != nil }, write: { $0.write(href: $0.last, &$1) }),
    .text("last", write: { $0.write(name: $0.run?.last.snapshot, &$1) }),
    .text(
      "span",
      write: { size, out in
        guard let run = size.run, let first = run.first.snapshot, let last = run.last.snapshot
        else { return }
        out.text("snapshots ")
        out.count(first.rawValue + 1)
        out.text(" to ")
        out.count(last.rawValue + 1)
      }),
    // Changes that have no line of their own.
    .text(
      "leftCount",
      write: { size, out in
        if case .left(let count, _, _) = size.line { out.count(count) }
      }),
    .text(
      "leftSmallest",
      write: { size, out in
        if case .left(_, let smallest, _) = size.line { out.size(smallest) }
      }),
    .text(
      "leftLargest",
      write: { size, out in
        if case .left(_, _, let largest) = size.line { out.size(largest) }
      }),
    .flag("tree") { $0.tree != nil },
    .list("rows") { size in
      size.tree.map {
        ReferentTree.rows(
          of: $0.sized, in: size.scope.profile,
          isRedacted: size.facts.options.isRedacted)
      } ?? []
    },
  ]
}
