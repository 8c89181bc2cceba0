import Bytes

/// Gathers the texts of a profile: stretches of the input, and bytes that the input does not have.
struct TextGatherer {
  private let sourceCount: Int
  private var own: [UInt8] = []
  private var stretches = [TextStretch(isInSource: false, place: 0, count: 0)]
  /// The long texts of the input, so that one that many things share has one stretch.
  private var long: [Range<Int>: TextRef] = [:]

  /// - Parameter sourceCount: length of the input in bytes.
  init(sourceCount: Int) {
    self.sourceCount = sourceCount
  }

  /// A text that is in the input.
  @inline(__always)
  mutating func add(at place: Int, count: Int) -> TextRef {
    if count &- 1 < TextRef.longest, place < TextRef.places {
      return count == 0 ? .empty : TextRef(place: place, count: count)
    }
    return addLong(place..<place + count)
  }

  @inline(never)
  private mutating func addLong(_ range: Range<Int>) -> TextRef {
    if let known = long[range] { return known }
    let text = append(
      TextStretch(isInSource: true, place: range.lowerBound, count: range.count))
    long[range] = text
    return text
  }

  /// A text that is not in the input.
  mutating func add(_ utf8: [UInt8]) -> TextRef {
    if utf8.isEmpty { return .empty }
    let stretch = TextStretch(isInSource: false, place: own.count, count: utf8.count)
    own.append(contentsOf: utf8)
    return append(stretch)
  }

  private mutating func append(_ stretch: TextStretch) -> TextRef {
    stretches.append(stretch)
    return TextRef(bits: UInt64(stretches.count - 1))
  }

  /// Whether a text lies within what there is.
  @inline(__always)
  func holds(_ text: TextRef) -> Bool {
    text.count > 0 ? text.place &+ text.count <= sourceCount : text.place < stretches.count
  }

  /// Whether every stretch lies within what there is.
  var isWhole: Bool {
    stretches.allSatisfy {
      $0.place >= 0 && $0.count >= 0
        && $0.place <= ($0.isInSource ? sourceCount : own.count) - $0.count
    }
  }

  /// Gives up the texts.
  consuming func finish(source: OwnedBytes) -> TextStore {
    TextStore(source: source, own: own, stretches: stretches)
  }
}
