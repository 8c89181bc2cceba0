import HeapProfile
import HeapStatistics
import Output
import VisibleText

/// The file that the finder of a report's pages loads; a single file has no finder.
struct SearchFile: PageKind {
  func folders(_ facts: ReportFacts) -> [String] { [] }

  func jobs(_ facts: ReportFacts) -> [PageJob] {
    facts.options.layout.isSingle ? [] : [PageJob { [try SearchIndex(facts, $0).file($0)] }]
  }
}

/// What the finder looks through: a file that the script loads when it is first used.
///
/// `heaphtmlSearch = {"classes": [[name, file name without extension]], "attributes": [[place of the
/// class, name]], "sites": [[place of the class, name of the row, call]], "snapshots": [name],
/// "instances": [[place of the class, number of the instance, page, address, repr]], "left": number
/// of instances that are not in it}`. A script and not plain JSON, because a page that was opened
/// from a folder may load a script but not JSON.
struct SearchIndex: ~Copyable {
  /// At most that many instances of each class can be found, the largest; more would take long to
  /// load.
  static let instanceLimit = 2_000
  /// At most that many attributes of each class, the largest.
  private static let attributeLimit = 60

  /// Bytes of one text, at most: recorders cut reprs to 128 characters.
  static let textLimit = 1_024

  private let facts: ReportFacts
  private var out: BoundedBytes
  private var listed = 0

  /// - Throws: ``OverflowError`` when referents do not add up within 64 bits, ``OutputExcess``.
  init(_ facts: ReportFacts, _ budget: OutputBudget) throws {
    self.facts = facts
    out = BoundedBytes(budget)
    out.bytes.append("window.heaphtmlSearch = {\"classes\":[")
    for index in facts.analysis.classIndices {
      try begin(isFirst: index.rawValue == 0)
      out.bytes.appendSearchable(facts.names.name(of: index))
      out.bytes.append(",")
      out.bytes.appendJSON(facts.links.slug(of: index))
      out.bytes.append("]")
    }
    out.bytes.append("],\n\"attributes\":[")
    try appendAttributes()
    out.bytes.append("],\n\"sites\":[")
    try appendSites()
    out.bytes.append("],\n\"snapshots\":[")
    for index in facts.analysis.snapshotIndices {
      if index.rawValue > 0 { out.bytes.append(",\n") }
      out.bytes.appendSearchable(facts.names.name(of: index))
    }
    out.bytes.append("],\n\"instances\":[")
    try appendInstances()
    out.bytes.append("],\n\"left\":")
    out.bytes.append(number: max(0, facts.analysis.created - listed))
    out.bytes.append("};\n")
  }

  consuming func file(_ budget: OutputBudget) throws(OutputExcess) -> OutputFile {
    try OutputFile(path: "\(facts.options.layout.folder)assets/search.js", out, from: budget)
  }

  private mutating func begin(isFirst: Bool) throws(OutputExcess) {
    try out.note()
    out.bytes.append(isFirst ? "[" : ",\n[")
  }

  private mutating func appendAttributes() throws {
    var isFirst = true
    let analysis = facts.analysis
    for index in analysis.classIndices where analysis.classes[index.rawValue].hasReferents {
      guard let peak = facts.referents.peak(of: index) else { continue }
      let parts = SizeParts(
        [try facts.referents.merged(of: index, at: peak)], of: analysis.profile,
        isRedacted: facts.options.isRedacted)
      for part in parts.largest(Self.attributeLimit) {
        try begin(isFirst: isFirst)
        isFirst = false
        out.bytes.append(number: index.rawValue)
        out.bytes.append(",")
        out.bytes.appendSearchable(part.name)
        out.bytes.append("]")
      }
    }
  }

  private mutating func appendSites() throws {
    var isFirst = true
    for index in facts.analysis.classIndices {
      for site in try facts.sites.listed(of: index) {
        guard let trace = site.trace else { continue }
        let frames = facts.analysis.profile.traces[Int(trace.rawValue)].frames
        guard let frame = frames.last(where: { $0.line != nil }), let line = frame.line else {
          continue
        }
        try begin(isFirst: isFirst)
        isFirst = false
        out.bytes.append(number: index.rawValue)
        out.bytes.append(",")
        out.bytes.appendJSON(SitePlaces.anchor(trace))
        out.bytes.append(",")
        out.bytes.appendSearchable("\(frame.fileName):\(line) in \(frame.function)")
        out.bytes.append("]")
      }
    }
  }

  private mutating func appendInstances() throws(OutputExcess) {
    let places = facts.links.places
    for index in facts.analysis.classIndices {
      for instance in places.shownInstances(of: index).prefix(Self.instanceLimit) {
        try begin(isFirst: listed == 0)
        listed += 1
        append(instance, of: index, page: places.page(of: instance, in: index) ?? 1)
      }
    }
  }

  private mutating func append(_ place: InstanceIndex, of index: ClassIndex, page: Int) {
    let profile = facts.analysis.profile
    let instance = profile.instances[place.rawValue]
    out.bytes.append(number: index.rawValue)
    out.bytes.append(",")
    out.bytes.append(number: InstanceCard.id(place))
    out.bytes.append(",")
    out.bytes.append(number: page)
    out.bytes.append(",\"0x")
    out.bytes.append(contentsOf: String(instance.address, radix: 16).utf8)
    out.bytes.append("\",")
    if facts.options.isRedacted {
      out.bytes.append("\"\"")
    } else {
      profile.texts.withBytes(instance.repr) { out.bytes.appendSearchable($0) }
    }
    out.bytes.append("]")
  }
}

extension [UInt8] {
  /// Appends a text of the dump as a JSON string that reads as it does on the pages.
  fileprivate mutating func appendSearchable(_ text: UnsafeRawBufferPointer) {
    var visible: [UInt8] = []
    // The beginning is enough to find something by.
    let beginning = UnsafeRawBufferPointer(rebasing: text.prefix(SearchIndex.textLimit))
    visible.appendVisible(beginning, lineFeed: UInt8(ascii: " "))
    visible.withUnsafeBytes { appendJSON($0) }
  }

  fileprivate mutating func appendSearchable(_ text: String) {
    var text = text
    text.withUTF8 { appendSearchable(UnsafeRawBufferPointer($0)) }
  }
}
