import HeapFindings
import Measures

/// The words for what attributes waste.
extension FindingWords {
  func words(_ finding: Finding, _ found: [Evidence.EmptyAttribute]) -> FindingText {
    let parts = found.map { part in
      let look = part.isBySize ? "as large as an empty \(part.look)" : part.look
      return "\(names.name(of: part.attribute)) (\(look) in \(GroupedCount(part.count)) of "
        + "\(GroupedCount(part.of)): \(ByteSize(part.bytes)))"
    }
    return FindingText(
      title: "\(who(finding)) \(finding.attributes.count == 1 ? "is" : "are") empty in nearly all "
        + "instances: \(ByteSize(finding.bytes))",
      explanation: "\(at(finding)): \(parts.joined(separator: ", ")).",
      nextStep: "Make it when it is first needed: None, or one empty one for all, until then.",
      measure: "the sizes of the empty ones, added up over the class")
  }

  func words(_ finding: Finding, _ found: Evidence.Emptied) -> FindingText {
    FindingText(
      title:
        "\(who(finding)) \(verb(finding, "is empty and still takes", "are empty and still take")) "
        + "\(ByteSize(finding.bytes))",
      explanation:
        "\(at(finding)) \(it(finding)) is \(found.look) in \(GroupedCount(found.count)) of "
        + "\(count(found.of)), with a table for what it once held (\(ByteSize(found.each)) on "
        + "average; a new one takes \(ByteSize(found.new))).\(others(finding))",
      nextStep: "Python shrinks neither dict nor set when items are deleted: assign a new one.",
      measure: "what the empty ones take beyond new ones")
  }

  func words(_ finding: Finding, _ found: Evidence.Repetition) -> FindingText {
    finding.kind == .copies ? copies(finding, found) : equalValues(finding, found)
  }

  private func example(_ found: Evidence.Repetition) -> String {
    names.value(found.example).map { value in
      " (\(value)\(found.times.map { ": \(GroupedCount($0)) times" } ?? ""))"
    } ?? ""
  }

  private func equalValues(_ finding: Finding, _ found: Evidence.Repetition) -> FindingText {
    let how =
      found.isProven
      ? (found.distinct == 1
        ? "all of them equal\(example(found))"
        : "but only \(GroupedCount(found.distinct)) are different\(example(found))")
      : "but by size and by both ends, all that the dump shows, only "
        + "\(GroupedCount(found.distinct)) are different\(example(found)); nothing compared what is "
        + "between"
    return FindingText(
      title: found.isProven
        ? "\(who(finding)) \(verb(finding, "holds", "hold")) equal values again and again: "
          + "\(ByteSize(finding.bytes))"
        : "\(who(finding)) \(verb(finding, "seems", "seem")) to hold few different texts, many times: "
          + "\(ByteSize(finding.bytes))",
      explanation:
        "\(at(finding)), \(count(found.own)) have a value of their own \(there(finding)), "
        + "\(how).\(others(finding))",
      nextStep: (found.isProven ? "" : "Look whether they are equal. ")
        + "Share one object for each value\(found.isText ? " (sys.intern)" : "").",
      measure: "the sizes of all copies but the first of each value")
  }

  private func copies(_ finding: Finding, _ found: Evidence.Repetition) -> FindingText {
    let example = names.value(found.example).map { " (\($0))" } ?? ""
    let inParts = finding.parts.count > 1 ? " \(there(finding))" : ""
    if found.isProven {
      return FindingText(
        title: "\(who(finding)) \(verb(finding, "is", "are")) copied again and again: "
          + "\(ByteSize(finding.bytes))",
        explanation:
          "\(at(finding)), \(count(found.own)) have one of their own\(inParts); the recorder compared "
          + "what is in them: \(found.distinct == 1 ? "all are equal" : "only \(GroupedCount(found.distinct)) are different")\(example)."
          + others(finding),
        nextStep: "Share one where they are equal, and copy it only to change it.",
        measure: "the sizes of all but one of those that are equal")
    }
    let different =
      found.differsALittle
      ? "they differ in a number or two of those that the dump shows; "
        + "\(count(found.distinct, "size or beginning", "sizes and beginnings")) without it"
      : "\(count(found.distinct, "different size or beginning", "different sizes and beginnings"))"
    return FindingText(
      title:
        "\(who(finding)) \(verb(finding, "looks", "look")) like copies of \(found.differsALittle ? "nearly " : "")the same: "
        + "\(ByteSize(finding.bytes))",
      explanation:
        "\(at(finding)), \(count(found.own)) have one of their own\(inParts); \(different) among "
        + "them\(example). The dump shows only the ends of each."
        + others(finding),
      nextStep: found.differsALittle
        ? "Look whether they differ in a little: share what is equal, and keep the difference apart."
        : "Look whether they are equal, and share one if they are.",
      measure: "the sizes of all but one of those that look alike")
  }

  func words(_ finding: Finding, _ found: Evidence.SparseLists) -> FindingText {
    FindingText(
      title: "\(who(finding)) \(verb(finding, "is mostly a list", "are mostly lists")) of None: "
        + "\(ByteSize(finding.bytes))",
      explanation:
        "\(at(finding)), the list itself\(finding.parts.count > 1 ? " \(there(finding))" : "") takes "
        + "\(ByteSize(found.each)) in "
        + "\(count(finding.instances)) and its elements next to nothing; "
        + "\(percent(found.none, of: found.shown)) of the elements that the dump shows "
        + "are None.\(others(finding))",
      nextStep: "A dictionary of the places that are set takes a part of it.",
      measure: "the sizes of the lists themselves")
  }

  func words(_ finding: Finding, _ found: Evidence.BoxedNumbers) -> FindingText {
    FindingText(
      title: "\(who(finding)) \(verb(finding, "boxes its", "box their")) numbers: "
        + "\(ByteSize(finding.bytes))",
      explanation: "\(at(finding)), \(count(finding.instances)) hold about "
        + "\(GroupedCount(found.numbers)) numbers in lists \(there(finding)); each is an object of "
        + "\(ByteSize(found.each)) beside its place in the list.\(others(finding))",
      nextStep: "array.array or numpy keeps them in 8 bytes each.",
      measure: "the sizes of the numbers, without the lists")
  }

  func words(_ finding: Finding, _ found: Evidence.TinyDictionaries) -> FindingText {
    let share = percent(finding.bytes, of: found.whole)
    let keys = found.keys.map { "They have \(count($0, "attribute", "attributes")) each" }
    return FindingText(
      title: "\(className(finding)): a __dict__ for each of "
        + "\(count(finding.instances, "small object", "small objects")) takes "
        + "\(ByteSize(finding.bytes))",
      explanation: "\(keys ?? "They are small"), and the dictionary is \(share) of each at "
        + "\(names.name(of: finding.last)).",
      nextStep: "With __slots__ (dataclass(slots=True)), or as tuples, they need none.",
      measure: "the sizes of the dictionaries, less eight bytes for each attribute")
  }

  func words(_ finding: Finding, _ found: Evidence.Giant) -> FindingText {
    let by = finding.attributes.first.map { " by its \(names.name(of: $0))" } ?? ""
    let label = found.label.flatMap { entry in
      names.value(entry.1).map { " (\(names.name(of: entry.0))=\($0))" }
    }
    let times = Int(finding.bytes) / max(1, Int(found.median))
    return FindingText(
      title: "One \(className(finding))\(by) holds \(ByteSize(finding.bytes))",
      explanation:
        "\(names.name(of: found.instance))\(label ?? "") is \(GroupedCount(times)) times "
        + "as large as the one in the middle of \(GroupedCount(found.of)) "
        + "(\(ByteSize(found.median))) and \(percent(finding.bytes, of: found.tracked)) of all that is "
        + "tracked at \(names.name(of: finding.last)).",
      nextStep: "Look why this one is so large, and whether all of it must be in memory.",
      measure: "the size of this one instance with all that it alone refers to")
  }
}
