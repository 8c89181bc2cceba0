import HeapProfile
import Measures

/// The most physical memory that a process had so far, among the details that its platform gives.
enum PeakResident {
  /// Bytes; nil when it is not there, or not as recorders write it: `12.5 MB`.
  static func bytes(in process: ProcessMemory) -> ByteCount? {
    let detail = process.platform.first { $0.name.contains(bytes: "eak resident") }
    guard let value = detail?.value else { return nil }
    let words = value.split(whereSeparator: \.isWhitespace)
    guard let first = words.first else { return nil }
    let number = first.prefix { $0.isNumber || $0 == "." }
    let unit = words.count > 1 ? words[1] : first.dropFirst(number.count)
    guard let amount = Double(number), let factor = factor(unit) else { return nil }
    return ByteCount(nearest: amount * factor)
  }

  private static func factor(_ unit: Substring) -> Double? {
    switch unit.lowercased() {
    case "", "b": 1
    case "k", "kb", "kib": 1_024
    case "m", "mb", "mib": 1_048_576
    case "g", "gb", "gib": 1_073_741_824
    default: nil
    }
  }
}
