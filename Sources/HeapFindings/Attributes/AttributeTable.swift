import HeapProfile
import Measures
import System

/// The attributes of the instances of a group at one snapshot.
struct AttributeTable {
  let group: InstanceGroup
  let snapshot: Int
  private(set) var columns: [AttributeColumn] = []
  /// The instances that were looked at: all, or so many evenly spread.
  let rows: [Int]
  /// Instances for each that was looked at.
  let scale: Double
  /// The same for bytes. Less where several of those that were looked at, each by itself, lead to the same:
  /// together they take no more than the class.
  private let byteScale: Double
  private(set) var tiny: NamespaceSizes

  /// A group of more instances is looked at in parts: shares of so many are exact to three percent.
  static let sampleLimit = 1_024
  /// No class has more attributes; what has is a dictionary, and its keys are data.
  private static let columnLimit = 128

  /// - Parameter snapshot: nil: the one with most bytes.
  init(_ group: InstanceGroup, _ material: Material, at snapshot: Int? = nil) {
    self.group = group
    let snapshot = snapshot ?? group.samples?.snapshot ?? group.peak
    self.snapshot = snapshot
    tiny = NamespaceSizes(material.profile)
    if let samples = group.samples {
      rows = samples.snapshot == snapshot ? samples.rows : []
      scale = rows.isEmpty ? 1 : Double(max(rows.count, group.count[snapshot])) / Double(rows.count)
      let looked = rows.lazy.compactMap(samples.root).map {
        material.profile.sized[Int($0.rawValue)].size
      }.total
      byteScale = min(scale, looked > 0 ? Double(group.total[snapshot]) / Double(looked) : scale)
    } else {
      let present = group.rows.filter { material.tree(of: $0, at: snapshot) != nil }
      rows = present.spread(Self.sampleLimit)
      scale = rows.isEmpty ? 1 : Double(present.count) / Double(rows.count)
      byteScale = scale
    }
    var places = AttributePlaces(limit: Self.columnLimit)
    for row in rows {
      guard let tree = tree(of: row, material) else { continue }
      add(tree, &places, material.profile)
    }
    for place in columns.indices { columns[place].finish() }
  }

  /// An instance with what it holds, then.
  func tree(of row: Int, _ material: Material) -> SizedIndex? {
    material.shown(row, of: group, at: snapshot)
  }

  private mutating func add(
    _ tree: SizedIndex, _ places: inout AttributePlaces, _ profile: HeapProfile
  ) {
    tiny.add(profile.sized[Int(tree.rawValue)])
    var guess = 0
    var keys = 0
    profile.forEachAttribute(of: tree) { attribute in
      if attribute.origin == .dictionary { keys += 1 }
      if attribute.origin == .namespace {
        tiny.add(namespace: attribute.sized, keys: keys)
        return
      }
      guard let place = column(of: attribute, guess, &places) else { return }
      columns[place].add(attribute)
      guess = place + 1
    }
  }

  /// Instances mostly have the same attributes in the same order.
  private mutating func column(
    of attribute: Attribute, _ guess: Int, _ places: inout AttributePlaces
  ) -> Int? {
    if guess < columns.count, attribute.name.equals(columns[guess].name) { return guess }
    guard let place = places.place(of: attribute) else { return nil }
    if place == columns.count { columns.append(AttributeColumn(attribute)) }
    return place
  }

  /// Whether the recorder went a step below the slots: then what has nothing below it is empty.
  var isOpen: Bool { columns.contains(where: \.isOpen) }

  /// Bytes of all instances from those of the ones that were looked at.
  func scaled(_ bytes: ByteCount) -> ByteCount {
    byteScale == 1 ? bytes : ByteCount(nearest: Double(bytes) * byteScale)
  }

  func scaled(_ count: Int) -> Int {
    scale == 1 ? count : Int(exactly: (Double(count) * scale).rounded()) ?? .max
  }

  /// Of the bytes at the snapshot: the values of so many say what those of all are.
  private static let compared = 0.8

  /// Which values of an attribute are equal, where the recorder compared them at this snapshot or at one at
  /// which the class was about as large; nil for a part of a class.
  func contents(of column: AttributeColumn, in profile: HeapProfile) -> AttributeContents? {
    guard group.subject.actual == nil,
      let contents = profile.classes[group.subject.index.rawValue].contents,
      let then = profile.snapshots.firstIndex(where: { $0.timestamp == contents.timestamp }),
      Double(min(group.total[then], whole)) >= Self.compared * Double(max(group.total[then], whole))
    else { return nil }
    return contents.attributes[column.name]
  }

  /// Bytes of the group then.
  var whole: ByteCount { group.total[snapshot] }
}
