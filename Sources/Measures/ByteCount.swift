/// A number of bytes, as a dump tells it: any number may stand there.
///
/// Arithmetic stops at the largest and at the smallest number: it neither ends the program nor goes
/// round, whichever sum it is in. Where a sum that has stopped would be told as a number,
/// `adding(_:)` says so.
@frozen
public struct ByteCount: Hashable, Sendable {
  @usableFromInline var bytes: Int64

  /// Exactly so many bytes.
  @inlinable @inline(__always)
  public init(_ bytes: Int64) { self.bytes = bytes }

  /// The largest number of bytes for what is beyond.
  @inlinable @inline(__always)
  public init(clamping bytes: some BinaryInteger) { self.bytes = Int64(clamping: bytes) }

  /// The nearest whole number of bytes; the largest or smallest for what is beyond, 0 for no number.
  public init(nearest bytes: Double) {
    let rounded = bytes.rounded()
    self.bytes = Int64(exactly: rounded) ?? (rounded > 0 ? .max : rounded < 0 ? .min : 0)
  }

  /// The most bytes: what a larger sum becomes.
  public static let max = ByteCount(.max)
  /// The fewest, below 0.
  public static let min = ByteCount(.min)

  /// How far from 0.
  @inlinable @inline(__always)
  public var magnitude: UInt64 { bytes.magnitude }

  /// -1, 0 or 1.
  @inlinable @inline(__always)
  public func signum() -> Int { Int(bytes.signum()) }

  /// The sum, or nil when 64 bits do not hold it.
  @inlinable @inline(__always)
  public func adding(_ other: ByteCount) -> ByteCount? {
    let (sum, overflow) = bytes.addingReportingOverflow(other.bytes)
    return overflow ? nil : ByteCount(sum)
  }

  /// The product, or nil when 64 bits do not hold it.
  @inlinable @inline(__always)
  public func multiplied(by factor: Int) -> ByteCount? {
    let (product, overflow) = bytes.multipliedReportingOverflow(by: Int64(factor))
    return overflow ? nil : ByteCount(product)
  }
}

/// Without these, Swift compares a number of bytes with another integer as two values of any type,
/// which are never equal.
extension ByteCount {
  /// Not available: see above.
  @available(*, unavailable, message: "compare with a number of bytes")
  public static func == (left: ByteCount, right: some BinaryInteger) -> Bool { false }

  /// Not available: see above.
  @available(*, unavailable, message: "compare with a number of bytes")
  public static func == (left: some BinaryInteger, right: ByteCount) -> Bool { false }

  /// Not available: see above.
  @available(*, unavailable, message: "compare with a number of bytes")
  public static func != (left: ByteCount, right: some BinaryInteger) -> Bool { true }

  /// Not available: see above.
  @available(*, unavailable, message: "compare with a number of bytes")
  public static func != (left: some BinaryInteger, right: ByteCount) -> Bool { true }
}

extension ByteCount: Comparable {
  /// By the number of bytes.
  @inlinable @inline(__always)
  public static func < (left: ByteCount, right: ByteCount) -> Bool { left.bytes < right.bytes }
}

extension ByteCount: ExpressibleByIntegerLiteral {
  /// A number that is written in the source.
  @inlinable @inline(__always)
  public init(integerLiteral bytes: Int64) { self.bytes = bytes }
}

extension ByteCount: AdditiveArithmetic {
  /// The sum, or the largest or smallest number where it is beyond.
  @inlinable @inline(__always)
  public static func + (left: ByteCount, right: ByteCount) -> ByteCount {
    let (sum, overflow) = left.bytes.addingReportingOverflow(right.bytes)
    return overflow ? (right.bytes > 0 ? .max : .min) : ByteCount(sum)
  }

  /// The difference, or the largest or smallest number where it is beyond.
  @inlinable @inline(__always)
  public static func - (left: ByteCount, right: ByteCount) -> ByteCount {
    let (rest, overflow) = left.bytes.subtractingReportingOverflow(right.bytes)
    return overflow ? (right.bytes > 0 ? .min : .max) : ByteCount(rest)
  }
}

extension ByteCount {
  /// The same number on the other side of 0.
  @inlinable @inline(__always)
  public static prefix func - (bytes: ByteCount) -> ByteCount { 0 - bytes }

  /// The product, or the largest or smallest number where it is beyond.
  @inlinable @inline(__always)
  public static func * (bytes: ByteCount, factor: Int) -> ByteCount {
    bytes.multiplied(by: factor) ?? ((bytes < 0) == (factor < 0) ? .max : .min)
  }

  /// One of so many equal parts, rounded towards 0; all of it where there are none.
  @inlinable @inline(__always)
  public static func / (bytes: ByteCount, parts: Int) -> ByteCount {
    parts > 0 ? ByteCount(bytes.bytes / Int64(parts)) : bytes
  }

  /// Becomes the product.
  @inlinable @inline(__always)
  public static func *= (bytes: inout ByteCount, factor: Int) { bytes = bytes * factor }
}

/// The exact number, without a unit.
extension ByteCount: CustomStringConvertible {
  /// The digits.
  public var description: String { bytes.description }
}

extension Int64 {
  /// The exact number of bytes.
  @inlinable @inline(__always)
  public init(_ count: ByteCount) { self = count.bytes }
}

extension Int {
  /// The exact number of bytes.
  @inlinable @inline(__always)
  public init(_ count: ByteCount) { self = Int(count.bytes) }
}

extension Double {
  /// The exact number of bytes.
  @inlinable @inline(__always)
  public init(_ count: ByteCount) { self = Double(count.bytes) }
}

extension Sequence<ByteCount> {
  /// The sum of all.
  @inlinable
  public var total: ByteCount { reduce(0, +) }
}
