import HeapProfile
import HeapStatistics
import VisibleText

/// The file that the finder of a report's pages loads; a single file has no finder.
struct SearchFile: PageKind {
  func folders(_ facts: ReportFacts) -> [String] { [] }

  func jobs(_ facts: ReportFacts) -> [PageJob] {
    facts.options.layout.isSingle ? [] : [PageJob { [SearchIndex(facts).file] }]
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

  private let facts: ReportFacts

  init(_ facts: ReportFacts) {
    self.facts = facts
  }

  var file: OutputFile {
    OutputFile(path: "\(facts.options.layout.folder)assets/search.js", bytes: bytes)
  }

  private var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append("window.heaphtmlSearch = {\"classes\":[")
    for index in facts.analysis.classIndices {
      if index.rawValue > 0 { bytes.append(",\n") }
      bytes.append("[")
      bytes.appendSearchable(facts.names.name(of: index))
      bytes.append(",")
      bytes.appendJSON(facts.links.slug(of: index))
      bytes.append("]")
    }
    bytes.append("],\n\"instances\":[")
    var isFirst = true
    for index in facts.analysis.classIndices {
      for (rank, instance) in facts.links.places.shownInstances(of: index).prefix(
        Self.instanceLimit
      )
      .enumerated() {
        bytes.append(isFirst ? "" : ",\n")
        isFirst = false
        append(instance, of: index, page: rank / InstancePlaces.pageSize + 1, to: &bytes)
      }
    }
    bytes.append("]};\n")
    return bytes
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
    visible.appendVisible(text, lineFeed: UInt8(ascii: " "))
    visible.withUnsafeBytes { appendJSON($0) }
  }

  fileprivate mutating func appendSearchable(_ text: String) {
    var text = text
    text.withUTF8 { appendSearchable(UnsafeRawBufferPointer($0)) }
  }
}
