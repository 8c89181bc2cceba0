import HeapProfile
import Mustache

/// A way to instances of a class, as a line of a table.
struct HolderRow: TemplateContext {
  let way: InstanceHolders.Way
  /// Instances that were looked at.
  let samples: Int

  static let fields: [Field<HolderRow>] = [
    .optionalText("path") { $0.way.path },
    .text("instances", write: { $1.count($0.way.instances) }),
    .text("share", write: { $1.share($0.way.instances, of: $0.samples) }),
  ]

  static func rows(of holders: InstanceHolders?) -> [HolderRow] {
    guard let holders else { return [] }
    return holders.ways.map { HolderRow(way: $0, samples: holders.samples) }
  }
}
