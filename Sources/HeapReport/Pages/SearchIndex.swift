import HeapProfile
import HeapStatistics
import VisibleText

/// The file that the finder of a report's pages loads; a single file has no finder.
struct SearchFile: PageKind {
  func folders(_ facts: ReportFacts) -> [String] { [] }

  func jobs(_ facts: ReportFacts) -> [PageJob] {
    facts.options.layout.isSingle ? [] : [PageJob { [try SearchIndex(facts).file] }]
  }
}

/// What the finder looks through: a file that the script loads when it is first used.
///
/// `heaphtmlSearch = {"classes": [[name, file name without extension]], "attributes": [[place of the
/// class, name]], "sites": [[place of the class, name of the row, call]], "snapshots": [name],
/// "instances": [[place of the class, number of the instance, page, address, repr]], "left": number
/// of instances that are not in it}`. A script and not plain JSON, because a page that was opened
/// from a folder may load a script but not JSON.
struct SearchIndex {
  /// At most that many instances of each class can be found, the largest; more would take long to
  /// load.
  static let instanceLimit = 2_000
  /// At most that many attributes of each class, the largest.
  private static let attributeLimit = 60

  private let facts: ReportFacts
  private var bytes: [UInt8] = []
  private var listed = 0

  /// - Throws: ``OverflowError`` when referents do not add up within 64 bits.
  init(_ facts: ReportFacts) throws {
    self.facts = facts
    bytes.append("window.heaphtmlSearch = {\"classes\":[")
    for index in facts.analysis.classIndices {
      begin(isFirst: index.rawValue == 0)
      bytes.appendSearchable(facts.names.name(of: index))
      bytes.append(",")
      bytes.appendJSON(facts.links.slug(of: index))
      bytes.append("]")
    }
    bytes.append("],\n\"attributes\":[")
    try appendAttributes()
    bytes.append("],\n\"sites\":[")
    try appendSites()
    bytes.append("],\n\"snapshots\":[")
    for index in facts.analysis.snapshotIndices {
      if index.rawValue > 0 { bytes.append(",\n") }
      bytes.appendSearchable(facts.names.name(of: index))
    }
    bytes.append("],\n\"instances\":[")
    appendInstances()
    bytes.append("],\n\"left\":")
    bytes.append(number: max(0, facts.analysis.created - listed))
    bytes.append("};\n")
  }

  var file: OutputFile {
    OutputFile(path: "\(facts.options.layout.folder)assets/search.js", bytes: bytes)
  }

  private mutating func begin(isFirst: Bool) { bytes.append(isFirst ? "[" : ",\n[") }

  private mutating func appendAttributes() throws {
    var isFirst = true
    let analysis = facts.analysis
    for index in analysis.classIndices where analysis.classes[index.rawValue].hasReferents {
      let peak = analysis.snapshotIndices.max {
        (analysis.at($0, index).total, $0) < (analysis.at($1, index).total, $1)
      }
      guard let peak else { continue }
      let parts = SizeParts(
        [try analysis.mergedReferents(of: index, at: peak)], of: analysis.profile,
        isRedacted: facts.options.isRedacted)
      for part in parts.largest(Self.attributeLimit) {
        begin(isFirst: isFirst)
        isFirst = false
        bytes.append(number: index.rawValue)
        bytes.append(",")
        bytes.appendSearchable(part.name)
        bytes.append("]")
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
        begin(isFirst: isFirst)
        isFirst = false
        bytes.append(number: index.rawValue)
        bytes.append(",")
        bytes.appendJSON(SitePlaces.anchor(trace))
        bytes.append(",")
        bytes.appendSearchable("\(frame.fileName):\(line) in \(frame.function)")
        bytes.append("]")
      }
    }
  }

  private mutating func appendInstances() {
    let places = facts.links.places
    for index in facts.analysis.classIndices {
      for instance in places.shownInstances(of: index).prefix(Self.instanceLimit) {
        begin(isFirst: listed == 0)
        listed += 1
        append(instance, of: index, page: places.page(of: instance, in: index) ?? 1)
      }
    }
  }

  private mutating func append(_ place: InstanceIndex, of index: ClassIndex, page: Int) {
    let profile = facts.analysis.profile
    let instance = profile.instances[place.rawValue]
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
    visible.appendVisible(text, lineFeed: UInt8(ascii: " "))
    visible.withUnsafeBytes { appendJSON($0) }
  }

  fileprivate mutating func appendSearchable(_ text: String) {
    var text = text
    text.withUTF8 { appendSearchable(UnsafeRawBufferPointer($0)) }
  }
}
