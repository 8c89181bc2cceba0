import HeapProfile
package import HeapStatistics
import Measures
import VisibleText

/// Where tracked memory was made, in the form that flame-graph tools read: a line for each call site
/// of each class, `outermost;…;innermost;class bytes`, with the bytes at the peak.
///
/// Calls are `function (file:line)`. A semicolon in a name becomes a comma, and a line feed a blank:
/// the form has no escapes. What has no trace is below `(no trace)`.
package struct FoldedExport: Sendable {
  private let analysis: HeapAnalysis

  package init(_ analysis: HeapAnalysis) {
    self.analysis = analysis
  }

  /// Writes the lines in chunks.
  ///
  /// - Throws: ``OverflowError`` when sizes do not add up within 64 bits, and what `emit` throws.
  package func write(to emit: @escaping ([UInt8]) throws -> Void) throws {
    var out = ChunkWriter(emit)
    for index in analysis.classIndices {
      let sites = try analysis.allocationSites(of: index)
      for site in sites where site.peakTotal > 0 {
        if let trace = site.trace {
          for frame in analysis.profile.traces[Int(trace.rawValue)].frames {
            Self.write(Self.name(frame), &out.bytes)
            out.bytes.append(";")
          }
        } else {
          out.bytes.append("(no trace);")
        }
        Self.write(analysis.profile.classes[index.rawValue].name, &out.bytes)
        out.bytes.append(" ")
        out.bytes.append(number: site.peakTotal)
        out.bytes.append("\n")
        try out.passOn()
      }
    }
    try out.finish()
  }

  private static func name(_ frame: Frame) -> String {
    guard let line = frame.line else { return frame.source.isEmpty ? "?" : frame.source }
    return "\(frame.function) (\(frame.file):\(line))"
  }

  private static func write(_ name: String, _ out: inout [UInt8]) {
    let start = out.count
    out.appendVisible(name, lineFeed: UInt8(ascii: " "))
    for place in start..<out.count where out[place] == UInt8(ascii: ";") {
      out[place] = UInt8(ascii: ",")
    }
    if out.count == start { out.append("?") }
  }
}
