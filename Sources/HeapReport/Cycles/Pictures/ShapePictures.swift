import HeapCharts
import ReferenceCycles

/// The pictures of the shapes of a graph.
package struct ShapePictures: Sendable {
  /// The pictures by the shapes' numbers.
  private(set) var byShape: [Int: ShapePicture] = [:]
  /// How many could not be drawn.
  package private(set) var missing = 0

  /// No pictures: there is no renderer.
  package init() {}

  private init(byShape: [Int: ShapePicture], missing: Int) {
    self.byShape = byShape
    self.missing = missing
  }

  /// At most that many shapes have a picture: starting Graphviz once for all is quick, laying out
  /// hundreds of shapes is not.
  static let limit = 60
  /// Arrows of one picture; laying out more takes too long.
  static let arrowLimit = 400

  /// Draws what is not too large.
  package static func drawn(
    of details: CycleDetails, by renderer: any GraphRenderer
  ) -> ShapePictures {
    let graphs = details.shapes.prefix(limit)
      .map { ($0.number, PictureGraph($0, details.names.naming, details.hues)) }
      .filter { $0.1.arrows.count <= arrowLimit }
      // The small ones first: should time run out, most are there.
      .sorted { ($0.1.arrows.count, $0.0) < ($1.1.arrows.count, $1.0) }
    guard !graphs.isEmpty else { return ShapePictures() }
    let text = graphs.flatMap { GraphText($0.1, name: "s\($0.0)").bytes }
    var pictures: [Int: ShapePicture] = [:]
    for document in documents(in: renderer.svg(text)) {
      let read = GraphvizDocument(document)
      guard let title = read.title, title.first == "s", let number = Int(title.dropFirst()),
        graphs.contains(where: { $0.0 == number }),
        let light = read.svg(.light, title: "Shape \(number)"),
        let dark = read.svg(.dark, title: "Shape \(number)")
      else { continue }
      pictures[number] = ShapePicture(
        light: light, dark: dark, width: read.width, height: read.height)
    }
    return ShapePictures(byShape: pictures, missing: graphs.count - pictures.count)
  }

  /// Splits documents that follow each other.
  private static func documents(in bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var starts: [Int] = []
    var offset = 0
    while let place = bytes[offset...].firstIndex(of: UInt8(ascii: "<")) {
      if bytes[place...].starts(with: "<?xml".utf8) { starts.append(place) }
      offset = place + 1
    }
    return zip(starts, starts.dropFirst() + [bytes.count]).map { bytes[$0..<$1] }
  }
}
