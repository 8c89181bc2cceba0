package import Measures

/// A tiny line without axes, as the path data of an inline SVG.
///
/// The line starts at the left and ends at the right edge, 0 is at the bottom and the largest value
/// at the top; a pixel is kept free above and below for the stroke.
package struct Sparkline: Sendable, Hashable {
  /// The size in pixels, 3 to 10,000.
  private let width: Int
  private let height: Int

  package init(width: Int, height: Int) {
    self.width = min(max(width, 3), 10_000)
    self.height = min(max(height, 3), 10_000)
  }

  /// The path data as a string; see ``append(_:to:)``.
  package func path(_ values: some Collection<ByteCount?>) -> String {
    var bytes: [UInt8] = []
    append(values, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the path data as ASCII: absolute moves and lines with one decimal; nothing if no value
  /// is known.
  ///
  /// - Parameter values: equally spaced; unknown is a gap, a value between two gaps a short dash,
  ///   negative is 0, and a single value is a line across.
  package func append(_ values: some Collection<ByteCount?>, to bytes: inout [UInt8]) {
    // One call across the module boundary; the loop runs on plain memory.
    let isDone: Void? = values.withContiguousStorageIfAvailable { append($0, to: &bytes) }
    if isDone == nil { Array(values).withUnsafeBufferPointer { append($0, to: &bytes) } }
  }

  private func append(_ values: UnsafeBufferPointer<ByteCount?>, to bytes: inout [UInt8]) {
    var largest: ByteCount = 1
    for case .some(let value) in values where value > largest { largest = value }
    // All in tenths of a pixel.
    let unit = Double(10 * (height - 2)) / Double(largest)
    let base = 10 * (height - 1)
    let last = max(values.count - 1, 1)
    var isOpen = false
    var isDot = false
    for index in ColumnExtremes.places(in: values, columns: max(1, width / 5)) {
      guard let value = values[index] else {
        if isDot { bytes.append(contentsOf: "h1".utf8) }
        isOpen = false
        isDot = false
        continue
      }
      bytes.append(isOpen ? UInt8(ascii: "L") : UInt8(ascii: "M"))
      // The product is at most the height in tenths, so the conversion cannot fail.
      let rise = Int((Double(max(value, 0)) * unit).rounded())
      Self.append(tenths: 10 * width * index / last, to: &bytes)
      bytes.append(UInt8(ascii: " "))
      Self.append(tenths: base - rise, to: &bytes)
      isDot = !isOpen
      isOpen = true
    }
    guard isDot else { return }
    if values.count == 1 {
      bytes.append(UInt8(ascii: "H"))
      Self.append(tenths: 10 * width, to: &bytes)
    } else {
      bytes.append(contentsOf: "h-1".utf8)
    }
  }

  private static func append(tenths: Int, to bytes: inout [UInt8]) {
    let (whole, tenth) = max(tenths, 0).quotientAndRemainder(dividingBy: 10)
    var divisor = 1
    while whole / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: whole / divisor % 10))
      divisor /= 10
    }
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: tenth))
  }
}
