import HeapProfile
import HeapStatistics
import Output
import VisibleText

/// The file that the finder of a report's pages loads; a single file has no finder.
struct SearchFile: PageKind {
  func folders(_ facts: ReportFacts) -> [String] { [] }

  func jobs(_ facts: ReportFacts) -> [PageJob] {
    facts.options.layout.isSingle ? [] : [PageJob { [try SearchIndex(facts).file($0)] }]
  }
}

/// What the finder looks through: a file that the script loads when it is first used.
///
/// `heaphtmlSearch = {"classes": [[name, file name without extension]], "instances": [[place of the
/// class, number of the instance, page, address, repr]]}`. A script and not plain JSON, because a
/// page that was opened from a folder may load a script but not JSON.
struct SearchIndex {
  /// At most that many instances of each class can be found, the largest; more would take long to
  /// load.
  static let instanceLimit = 2_000

  /// Bytes of one text, at most: recorders cut reprs to 128 characters.
  static let textLimit = 1_024

  private let facts: ReportFacts

  init(_ facts: ReportFacts) {
    self.facts = facts
  }

  func file(_ budget: OutputBudget) throws(OutputExcess) -> OutputFile {
    var out = BoundedBytes(budget)
    try write(&out)
    return try OutputFile(
      path: "\(facts.options.layout.folder)assets/search.js", out, from: budget)
  }

  private func write(_ out: inout BoundedBytes) throws(OutputExcess) {
    out.bytes.append("window.heaphtmlSearch = {\"classes\":[")
    for index in facts.analysis.classIndices {
      if index.rawValue > 0 { out.bytes.append(",\n") }
      out.bytes.append("[")
      out.bytes.appendSearchable(facts.names.name(of: index))
      out.bytes.append(",")
      out.bytes.appendJSON(facts.links.slug(of: index))
      out.bytes.append("]")
      try out.note()
    }
    out.bytes.append("],\n\"instances\":[")
    var isFirst = true
    for index in facts.analysis.classIndices {
      for (rank, instance) in facts.links.places.shownInstances(of: index).prefix(
        Self.instanceLimit
      )
      .enumerated() {
        out.bytes.append(isFirst ? "" : ",\n")
        isFirst = false
        append(instance, of: index, page: rank / InstancePlaces.pageSize + 1, to: &out.bytes)
        try out.note()
      }
    }
    out.bytes.append("]};\n")
  }

  private func append(
    _ place: InstanceIndex, of index: ClassIndex, page: Int, to bytes: inout [UInt8]
  ) {
    let profile = facts.analysis.profile
    let instance = profile.instances[place.rawValue]
    bytes.append("[")
    bytes.append(number: index.rawValue)
    bytes.append(",")
    bytes.append(number: InstanceCard.id(place))
    bytes.append(",")
    bytes.append(number: page)
    bytes.append(",\"0x")
    bytes.append(contentsOf: String(instance.address, radix: 16).utf8)
    bytes.append("\",")
    if facts.options.isRedacted {
      bytes.append("\"\"")
    } else {
      profile.texts.withBytes(instance.repr) { bytes.appendSearchable($0) }
    }
    bytes.append("]")
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
