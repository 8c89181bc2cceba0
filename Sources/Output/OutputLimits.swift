/// How much a result may become, whatever its input asks for.
///
/// A dump can refer to a long text in two bytes, and a report shows it at each reference: without a
/// limit some kilobytes become a gigabyte of pages. Real dumps stay far below.
package struct OutputLimits: Sendable, Hashable {
  /// Bytes of all files of a report together, or of another result.
  package var bytes: Int
  /// Files of a report.
  package var files: Int
  /// Bytes of one page: it is made in memory.
  package var page: Int
  /// Bytes of one text of the input on a page that is not the text's own.
  package var text: Int

  /// Bytes that any input may ask for, and bytes for each byte of a larger one.
  private static let floor = 32 << 20
  private static let factor = 32
  private static let fileFloor = 20_000
  private static let bytesPerFile = 1_024
  private static let largestPage = 64 << 20
  private static let longestText = 4_096

  /// - Parameters:
  ///   - byteCount: the size of the input in bytes.
  ///   - limit: what a person allows in place of the default, for each result and each page.
  package init(forByteCount byteCount: Int, limit: Int? = nil) {
    let (product, overflow) = byteCount.multipliedReportingOverflow(by: Self.factor)
    bytes = limit ?? max(Self.floor, overflow ? .max : product)
    files = max(Self.fileFloor, max(byteCount, limit ?? 0) / Self.bytesPerFile)
    page = limit ?? Self.largestPage
    text = Self.longestText
  }

  /// The same for a report in one file, which is one page.
  package var ofOneFile: OutputLimits {
    var limits = self
    limits.bytes = min(bytes, page)
    return limits
  }

  /// No limits: for results whose size does not depend on an input.
  package static let none: OutputLimits = {
    var limits = OutputLimits(forByteCount: 0, limit: .max)
    limits.files = .max
    limits.text = .max
    return limits
  }()
}
