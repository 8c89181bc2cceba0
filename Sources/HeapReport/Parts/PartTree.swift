import HeapProfile
import HeapStatistics
import Measures

/// Makes parts of merged referents: attributes, and what is in them.
///
/// `__dict__` is taken apart at every level, because it says nothing and the attributes in it do.
struct PartTree {
  let merged: MergedReferents
  let texts: TextStore
  /// Whether names that may reveal the program's data are left out.
  let isRedacted: Bool

  /// More entries than that are data rather than structure, and become one part.
  private static let entryLimit = 8

  /// The attributes of the class, what the objects themselves take, and what is not known.
  ///
  /// - Parameters:
  ///   - whole: the bytes of the class.
  ///   - depth: levels of parts.
  func parts(of whole: ByteCount, depth: Int) -> [Part] {
    guard !merged.isEmpty else { return [] }
    let (children, flat) = children(of: 0, below: nil)
    var parts = parts(children, depth: depth)
    let known = parts.lazy.map(\.bytes).total
    guard !parts.isEmpty else { return [] }
    let own = min(flat, max(0, whole - known))
    if own > 0 {
      parts.append(
        Part(name: "the objects themselves", kind: .itself, bytes: own, count: merged.rows[0].count)
      )
    }
    if whole - known - own > 0 {
      parts.append(Part(name: "not broken down", kind: .rest, bytes: whole - known - own, count: 0))
    }
    return parts
  }

  /// A row with the name of what refers to it.
  private struct Child {
    var place: Int
    var parent: ReferentKey?
  }

  /// What a row refers to, with the contents of `__dict__` in its place; and the bytes of the objects
  /// themselves, their attribute dictionaries among them.
  private func children(of place: Int, below name: ReferentKey?) -> ([Child], flat: ByteCount) {
    var children: [Child] = []
    var flat = merged.rows[place].flat
    var next = place + 1
    let end = place + merged.rows[place].descendants + 1
    while next < end {
      let row = merged.rows[next]
      if row.descendants > 0, isDictionary(row.key) {
        flat += row.flat
        var inner = next + 1
        while inner <= next + row.descendants {
          children.append(Child(place: inner, parent: row.key))
          inner += merged.rows[inner].descendants + 1
        }
      } else {
        children.append(Child(place: next, parent: name))
      }
      next += row.descendants + 1
    }
    return (children, flat)
  }

  private func parts(_ children: [Child], depth: Int) -> [Part] {
    var (keys, entries, named): ([Child], [Child], [Child]) = ([], [], [])
    for child in children where merged.rows[child.place].size > 0 {
      let key = merged.rows[child.place].key
      if isKey(key) {
        keys.append(child)
      } else if Redaction.hides(key, below: child.parent, in: texts) {
        entries.append(child)
      } else {
        named.append(child)
      }
    }
    let isFolded = isRedacted ? entries.count > 1 : entries.count > Self.entryLimit
    var parts = (isFolded ? named : named + entries).map { part($0, depth: depth) }
    if isFolded, let part = folded(entries) { parts.append(part) }
    if let part = Self.part(ofKeys: keys.map { merged.rows[$0.place] }) { parts.append(part) }
    return parts.enumerated().sorted {
      ($1.element.bytes, $0.offset) < ($0.element.bytes, $1.offset)
    }.map(\.element)
  }

  private func part(_ child: Child, depth: Int) -> Part {
    let row = merged.rows[child.place]
    let isHidden = isRedacted && Redaction.hides(row.key, below: child.parent, in: texts)
    var part = Part(
      name: isHidden ? "(hidden)" : name(row.key), kind: .named, bytes: row.size, count: row.count)
    // No deeper than a chart has rows.
    if depth > 1, row.descendants > 0 {
      part.parts = parts(children(of: child.place, below: row.key).0, depth: depth - 1)
    }
    return part
  }

  /// `25 × ≤ 58.65 KiB`: so many entries, none larger.
  private func folded(_ entries: [Child]) -> Part? {
    let rows = entries.map { merged.rows[$0.place] }
    guard let most = rows.map(\.size).max() else { return nil }
    return Part(
      name: "\(GroupedCount(rows.count)) × ≤ \(ByteSize(most))", kind: .folded,
      bytes: rows.lazy.map(\.size).total, count: 0)
  }

  private static func part(ofKeys rows: [MergedReferents.Row]) -> Part? {
    guard !rows.isEmpty else { return nil }
    return Part(
      name: rows.count == 1 ? "the key" : "\(GroupedCount(rows.count)) keys", kind: .folded,
      bytes: rows.lazy.map(\.size).total, count: 0)
  }

  private func name(_ key: ReferentKey) -> String {
    key.withBytes(in: texts) {
      String(decoding: ReferentMark.unmarked($0).prefix(400), as: UTF8.self).cutToLine
    }
  }

  private func isDictionary(_ key: ReferentKey) -> Bool {
    key.withBytes(in: texts) { $0.elementsEqual(Self.dictionary) }
  }

  private func isKey(_ key: ReferentKey) -> Bool {
    key.withBytes(in: texts) { ReferentMark($0) == .key }
  }

  private static let dictionary = Array("__dict__".utf8)
}
