/// A step of a path.
package enum PathElement: Sendable, Hashable {
  case move(Point)
  case line(Point)
  case close
}
