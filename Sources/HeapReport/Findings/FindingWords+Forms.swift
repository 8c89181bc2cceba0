import HeapFindings
import Measures

/// The words for what may not be needed once something has been made from it.
extension FindingWords {
  func words(_ finding: Finding, _ found: Evidence.RawForm) -> FindingText {
    switch found.form {
    case .echo: echo(finding, found)
    case .raw(let isBytes, let wasNone): raw(finding, found, isBytes, wasNone)
    case .onDemand: onDemand(finding, found)
    case .object(let type): object(finding, found, type)
    }
  }

  private func part(_ finding: Finding, _ found: Evidence.RawForm) -> String {
    let bytes = finding.parts.first?.bytes ?? finding.bytes
    return "\(percent(bytes, of: found.whole)) of what \(count(finding.instances)) take at "
      + "\(names.name(of: finding.last)) (\(ByteSize(found.each)) each)"
  }

  private func echo(_ finding: Finding, _ found: Evidence.RawForm) -> FindingText {
    let beside = finding.parts.count > 1 ? "what was made from it" : names.list(found.siblings)
    return FindingText(
      title:
        "\(who(finding)) \(verb(finding, "is", "are")) kept beside \(beside), which has the same in "
        + "another form: \(ByteSize(finding.bytes))",
      explanation: "In nearly all of \(count(finding.instances)) \(it(finding)) and "
        + "\(names.list(found.siblings)) begin with the same words. "
        + "\(it(finding, begins: true)) is \(part(finding, found)).\(others(finding))",
      nextStep: "Keep one of the two.", measure: "the sizes of the texts")
  }

  private func raw(
    _ finding: Finding, _ found: Evidence.RawForm, _ isBytes: Bool, _ wasNone: Bool
  ) -> FindingText {
    let beside =
      found.siblings.isEmpty
      ? "something has been made from it"
      : "\(names.list(found.siblings)) \(found.siblings.count == 1 ? "has" : "have") been made from it"
    return FindingText(
      title:
        "\(who(finding)) \(verb(finding, "keeps", "keep")) \(ByteSize(finding.bytes)) of raw "
        + "\(isBytes ? "bytes" : "text")",
      explanation: "\(it(finding, begins: true)) is \(part(finding, found))"
        + (wasNone ? "; it was None at first and filled later, as a cache." : ".")
        + others(finding),
      nextStep:
        "Is it needed after \(beside)? If not, drop it, or read it again when it is asked for.",
      measure: "the sizes of the \(isBytes ? "bytes" : "texts")")
  }

  private func onDemand(_ finding: Finding, _ found: Evidence.RawForm) -> FindingText {
    FindingText(
      title:
        "\(who(finding)) \(verb(finding, "keeps", "keep")) \(ByteSize(finding.bytes)) that was made "
        + "on demand",
      explanation:
        "\(it(finding, begins: true)) was None at first and filled later, as a cache; now it "
        + "is \(part(finding, found)).\(others(finding))",
      nextStep: "Is it asked for again? If not, drop it after use.",
      measure: "the sizes of what it holds")
  }

  private func object(_ finding: Finding, _ found: Evidence.RawForm, _ type: String)
    -> FindingText
  {
    FindingText(
      title: "\(who(finding)) \(verb(finding, "brings", "bring")) \(ByteSize(finding.bytes)) along",
      explanation:
        "On \(finding.parts.count > 1 ? it(finding) : "that attribute"), "
        + "\(names.value(type).map { "a \($0)" } ?? "an object"), hangs "
        + "\(part(finding, found)).\(others(finding))",
      nextStep: type == "memoryview"
        ? "A memoryview keeps the whole buffer that it shows a part of: keep bytes(view) of what is "
          + "needed."
        : "If only a few values of it are needed, keep those.",
      measure: "the sizes of these objects with all that they alone refer to")
  }

  func words(_ finding: Finding, _ parts: [AttributeName]) -> FindingText {
    let isOne = finding.parts.count <= 1
    return FindingText(
      title: "\(who(finding)) can be made from \(isOne ? names.list(parts) : "others"): "
        + "\(ByteSize(finding.bytes))",
      explanation:
        "In nearly all of \(count(finding.instances)) \(isOne ? "its words" : "the words of \(it(finding))") are those of "
        + "\(names.list(parts)).\(others(finding))",
      nextStep: "Make it when it is asked for (a property), if that is seldom.",
      measure: "the sizes of the texts")
  }
}
