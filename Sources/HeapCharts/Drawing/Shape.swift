/// One painted outline: a path with a fill, a stroke or both.
package struct Shape: Sendable, Equatable {
  package var path: [PathElement]
  package var fill: Color?
  package var stroke: Stroke?

  package init(_ path: [PathElement], fill: Color? = nil, stroke: Stroke? = nil) {
    self.path = path
    self.fill = fill
    self.stroke = stroke
  }
}
