import GraphComparison
import HeapComparison
import HeapGraph
import Measures

/// What a comparison of two heaps says in sentences.
struct HeapChangeWords {
  let facts: HeapChangeFacts
  private var change: HeapChange { facts.change }

  /// The answer in one line.
  var sentence: String {
    let bytes = change.bytes
    if change.isUnchanged {
      return "Unchanged: \(ByteSize(bytes.after)) in both, and no type and no holder has changed."
    }
    if bytes.isNone {
      let moved = change.holders.first.map {
        ", but \($0.path.cutInMiddle(to: 100)) \(ComparisonWords.signed($0.retained))"
      }
      return "\(ByteSize(bytes.after)) in both\(moved ?? ", in other objects")."
    }
    let start = "\(ComparisonWords.arrow(bytes)): \(ComparisonWords.signed(bytes))"
    guard let main = change.main, let share = Percent(main.retained.magnitude, of: bytes.magnitude)
    else { return "\(start), in no holder that stands out." }
    let path = main.path.cutInMiddle(to: 100)
    guard main.retained.magnitude <= bytes.magnitude else {
      return "\(start); \(path) \(ComparisonWords.signed(main.retained))\(content(of: main))."
    }
    return "\(start), \(share) of it held by \(path)\(kind(main))\(content(of: main))."
  }

  private func kind(_ holder: HeapHolderChange) -> String {
    holder.isNew ? ", which is new" : holder.isGone ? ", which is gone" : ""
  }

  /// `, with 1,234 more app.Session`.
  private func content(of holder: HeapHolderChange) -> String {
    guard let name = holder.content,
      let type = change.types.first(where: { $0.name == name }), !type.count.isNone
    else { return "" }
    let more = type.count.difference > 0 ? "more" : "fewer"
    let count = GroupedCount(type.count.magnitude)
    return "; there are \(count) \(more) \(name.cutInMiddle(to: 80)) objects"
  }

  /// What is compared with what.
  var rule: String {
    var text = "Types are matched by name, holders by the way to them."
    if change.leastHolder > 0 {
      text += " What retained less than \(ByteSize(change.leastHolder)) may count as 0."
    }
    if change.leastPlace > 0 {
      text +=
        " Objects of one type at one place may count as 0 up to \(ByteSize(change.leastPlace)) of them."
    }
    return text
  }

  /// The objects that are in both, if that can be known.
  var staying: String {
    guard let staying = change.staying else {
      return
        "The heaps are of two processes, as far as the files say: which objects are in both cannot be known."
    }
    return "Both are of process \(change.head.facts.process.map { "\($0)" } ?? "–"): "
      + GroupedCount(staying.objects).of("object is", "objects are")
      + " in both, \(ByteSize(staying.bytes)); "
      + "\(GroupedCount(change.head.objects - staying.objects)) came and "
      + "\(GroupedCount(change.base.objects - staying.objects)) went. Address and type are compared: what "
      + "took the place of another of its type counts as the same."
  }

  /// What makes numbers differ that the program is not the reason of.
  var notes: [String] {
    var notes: [String] = []
    for side in Side.allCases where facts.digest(side).isCut {
      notes.append(
        "\(facts.labels[side].cutToLine) is not whole: what is missing there looks gone.")
    }
    let pythons = Side.allCases.map { facts.digest($0).facts.python }
    if let base = pythons[0], let head = pythons[1], base != head {
      notes.append(
        "Written by \(base.cutToLine) and \(head.cutToLine): other versions have other sizes.")
    }
    let programs = Side.allCases.map { facts.digest($0).facts.program }
    if programs[0] != programs[1] {
      notes.append(
        "Written by \((programs[0] ?? "–").cutToLine) and \((programs[1] ?? "–").cutToLine): they do not see the "
          + "same objects, and name references in other ways.")
    }
    return notes
  }
}
