import HeapReport
import HeapStatistics
import Output

extension Dump {
  /// The numbers of the dump, for another program.
  ///
  /// - Parameter format: what that program reads.
  /// - Throws: ``DumpError`` of kind ``DumpError/Kind/resultTooLarge`` or ``DumpError/Kind/damaged``.
  /// - Complexity: linear in the dump and in the result.
  public func export(_ format: ExportFormat) throws(DumpError) -> [UInt8] {
    let held = HeldBytes()
    do {
      try export(format) { held.bytes += $0 }
    } catch {
      throw DumpError(making: error)
    }
    return held.bytes
  }

  /// The same, handed on in chunks of some kilobytes, so that it is never in memory as a whole.
  ///
  /// - Parameters:
  ///   - format: what another program reads.
  ///   - write: takes the next chunk.
  /// - Throws: what `write` throws, and ``DumpError`` as ``export(_:)`` does; then chunks may have been
  ///   written.
  public func export(
    _ format: ExportFormat, to write: @escaping ([UInt8]) throws -> Void
  ) throws {
    let budget = OutputBudget(outputLimits)
    let emit: ([UInt8]) throws -> Void = { chunk in
      do { try budget.take(chunk.count) } catch { throw DumpError(making: error) }
      try write(chunk)
    }
    do {
      switch format {
      case .json: try JSONExport(analysis).write(to: emit)
      case .csv: try CSVExport(analysis).write(to: emit)
      case .folded: try FoldedExport(analysis).write(to: emit)
      }
    } catch let error as OverflowError {
      throw DumpError(making: error)
    }
  }
}

/// A class because two closures share it.
private final class HeldBytes {
  var bytes: [UInt8] = []
}
