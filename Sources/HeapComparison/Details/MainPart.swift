package import HeapFindings
package import HeapProfile
import HeapStatistics
import Measures

/// What most of a class's change is in: an attribute, or a place where instances are made.
package enum MainPart: Sendable {
  case attribute(AttributeName, ByteChange)
  case site(Frame, ByteChange)

  package var bytes: ByteChange {
    switch self {
    case .attribute(_, let bytes), .site(_, let bytes): bytes
    }
  }

  /// An attribute or a place with less of the change is one of many.
  private static let share = 0.2

  /// The attribute that moved most in the direction of the class, else the place where more or fewer
  /// instances were made.
  ///
  /// - Returns: nil where neither has much of the change.
  package init?(of change: ClassChange, _ attributes: [AttributeChange], _ sites: [SiteChange]) {
    let whole = change.bytes
    func isMain(_ part: ByteChange) -> Bool {
      part.difference.signum() == whole.difference.signum() && !part.isNone
        && Double(part.magnitude) >= Self.share * Double(whole.magnitude)
    }
    if let attribute = attributes.first(where: { isMain($0.bytes) }) {
      self = .attribute(attribute.name, attribute.bytes)
    } else if let site = sites.first(where: { !$0.alive.isNone && isMain($0.bytes) }),
      let frame = site.frame
    {
      self = .site(frame, site.bytes)
    } else {
      return nil
    }
  }
}
