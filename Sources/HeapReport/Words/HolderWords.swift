import HeapProfile
import Measures

/// What the table of holders says of itself.
enum HolderWords {
  /// - Returns: nil where nobody looked.
  static func note(_ holders: InstanceHolders?) -> String? {
    guard let holders, !holders.ways.isEmpty else { return nil }
    let looked =
      holders.samples == 1
      ? "One living instance was looked at when the recording ended."
      : "\(GroupedCount(holders.samples)) living instances were looked at when the recording ended."
    return looked + " A way is the shortest one from a module’s variable or a class;"
      + " […] is any index or key."
  }
}
