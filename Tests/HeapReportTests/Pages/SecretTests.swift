import Bytes
import CairoRenderer
import Foundation
import HeapStatistics
import Measures
import Output
import Testing

@testable import HeapProfile
@testable import HeapReport

/// Every text that a profile can hold, found by looking through one, with a secret of its own in each.
@Suite("Secrets in every text of a profile")
struct SecretTests {
  /// What becomes of a text in a report that is made for strangers.
  private enum Fate {
    /// SECURITY.md says that it is shown.
    case shown
    case hidden
  }

  /// A text that is new in the model is in no line here, and fails the test: say what becomes of it,
  /// here and in SECURITY.md.
  private static let fates: [String: Fate] = [
    "classes.name": .shown,
    "instances.name": .shown, "instances.repr": .hidden,
    "sized.name": .hidden,
    "snapshots.description": .shown,
    "snapshots.process.platform.name": .shown, "snapshots.process.platform.value": .shown,
    "traces.frames.file": .hidden, "traces.frames.fileName": .shown,
    "traces.frames.function": .shown, "traces.frames.source": .hidden,
    "record.recorder": .shown, "record.python": .shown, "record.implementation": .shown,
    "record.platform": .shown, "record.command": .hidden, "record.ending.other": .shown,
    "record.unseen.name": .shown, "record.unseen.reason": .shown, "record.notes": .hidden,
    "census.types.name": .shown, "census.types.spec": .shown,
  ]

  private static func secret(_ path: String) -> String {
    "Secret"
      + path.split(separator: ".").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
      // No secret begins like another.
      + "End"
  }

  /// A profile with a secret in each text.
  private static func profile() throws -> HeapProfile {
    var builder = ProfileBuilder(OwnedBytes([]))
    let key = try builder.add(
      Sized(size: 60, flat: 60, name: builder.text(Array("[K] \(secret("sized.name"))".utf8))))
    _ = key
    _ = try builder.add(
      Sized(
        size: 300, flat: 300,
        name: builder.text(Array("[V] \(secret("sized.name")): \(secret("sized.name"))".utf8))))
    let root = try builder.add(Sized(size: 400, flat: 40, descendants: 2, height: 1))
    try builder.addSize(at: 1, root)
    let file = "/home/\(secret("traces.frames.file"))/\(secret("traces.frames.fileName"))"
    let trace = builder.add(
      Trace(frames: [
        Frame(
          file: file, fileName: file.lastPathPart, line: 3,
          function: secret("traces.frames.function"), source: secret("traces.frames.source"))
      ]))
    let row = try builder.add(
      NewInstance(
        address: 4_096, name: builder.text(Array(secret("instances.name").utf8)),
        repr: builder.text(Array(secret("instances.repr").utf8)), birth: 0.5, trace: trace),
      sizeCount: 1)
    builder.addClass(secret("classes.name"), instances: [row])
    var process = ProcessMemory()
    process.platform = [
      ProcessMemory.Detail(
        name: secret("snapshots.process.platform.name"),
        value: secret("snapshots.process.platform.value"))
    ]
    builder.add(
      Snapshot(
        timestamp: 1, description: secret("snapshots.description"), trackedTotal: 400,
        process: process))
    var record = RunRecord()
    record.recorder = secret("record.recorder")
    record.python = secret("record.python")
    record.implementation = secret("record.implementation")
    record.platform = secret("record.platform")
    record.command = ["/bin/python3", secret("record.command")]
    record.ending = .other(secret("record.ending.other"))
    record.unseen = [
      RunRecord.UnseenClass(
        name: secret("record.unseen.name"), reason: secret("record.unseen.reason"))
    ]
    record.notes = [secret("record.notes")]
    builder.record = record
    var census = TypeCensus()
    census.times = [1]
    census.types = [
      TypeCensus.CountedType(
        name: secret("census.types.name"), spec: secret("census.types.spec"), counts: [1],
        bytes: [9])
    ]
    builder.census = census
    return try builder.finish()
  }

  /// The names of the properties on the way to every text.
  private static func texts(in value: Any, _ path: [String] = []) -> Set<String> {
    if value is String || value is TextRef { return [path.joined(separator: ".")] }
    if let table = value as? FlatTable<Instance> { return texts(in: Array(table), path) }
    if let table = value as? FlatTable<SizeRecord> { return texts(in: Array(table), path) }
    if let table = value as? FlatTable<Sized> { return texts(in: Array(table), path) }
    if value is TextStore { return [] }
    let mirror = Mirror(reflecting: value)
    var found: Set<String> = []
    for child in mirror.children {
      let isStep = [.struct, .enum, .class].contains(mirror.displayStyle)
      found.formUnion(texts(in: child.value, path + (isStep ? [child.label ?? "?"] : [])))
    }
    return found
  }

  @Test("every text of the model is known here")
  func channels() throws {
    #expect(Self.texts(in: try Self.profile()) == Set(Self.fates.keys))
  }

  @Test("what is hidden is in no file, what is shown is", arguments: [false, true])
  func hidden(_ isSingle: Bool) throws {
    let analysis = try HeapAnalysis(Self.profile())
    var options = ReportFacts.Options(title: "heap.dat")
    options.layout = isSingle ? .single("heap.html") : .folder
    options.png = true
    let open = try text(of: analysis, options)
    options.isRedacted = true
    let redacted = try text(of: analysis, options)
    for (path, fate) in Self.fates {
      let secret = Self.secret(path)
      #expect(open.contains(secret), "not even an open report shows \(path)")
      #expect(redacted.contains(secret) == (fate == .shown), "\(path)")
    }
  }

  /// All files of a report as one text, with pictures that are in pages as data.
  private func text(of analysis: HeapAnalysis, _ options: ReportFacts.Options) throws -> String {
    let pages = try ReportPages(BuiltInAssets.templates, renderer: CairoRenderer())
    let site = pages.site(ReportFacts(analysis, options))
    let budget = OutputBudget(.none)
    var files = try site.jobs.flatMap { try $0.files(budget) }
    if site.layout.isSingle {
      let document = try site.singleDocument(files.map(\.bytes), budget)
      files = [try OutputFile(path: site.layout.indexPath, bytes: document, from: budget)]
    }
    let text = files.map { "\($0.path)\n" + String(decoding: $0.bytes, as: UTF8.self) }.joined()
    let pictures = text.components(separatedBy: "base64,").dropFirst().compactMap { part in
      Data(base64Encoded: String(part.prefix { $0 != "\"" })).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
    return text + pictures.joined()
  }
}
