package import ReferenceCycles

/// What the pages say about the reference cycles of a graph, whichever page it is.
package struct CycleDetails: Sendable {
  /// At most that many shapes have a page; a SCons build has 14.
  static let shapeLimit = 200
  /// Objects and references looked at to find where shapes can be broken, the largest first.
  static let workLimit = 20_000_000

  let analysis: CycleAnalysis
  let names: CycleNames
  let hues: TypeHues
  /// The shapes that have a page, those with the most objects first.
  let shapes: [ShapeDetail]

  /// Looks for the places where shapes can be broken.
  ///
  /// - Parameter isRedacted: whether reprs and dictionary keys are left out, for sharing outside.
  package init(_ analysis: CycleAnalysis, isRedacted: Bool = false) {
    self.analysis = analysis
    names = CycleNames(analysis, isRedacted: isRedacted)
    hues = TypeHues(analysis)
    var work = Self.workLimit
    shapes = analysis.shapes.prefix(Self.shapeLimit).enumerated().map {
      ShapeDetail(number: $0 + 1, $1, in: analysis, work: &work)
    }
  }

  /// Whether there is a shape that a picture could be drawn of.
  package var hasShapes: Bool { !shapes.isEmpty }

  /// The shapes; those that a programmer can break come before those of classes.
  var shapesByUse: [ShapeDetail] {
    shapes.filter { !$0.isOfClass } + shapes.filter(\.isOfClass)
  }
}
