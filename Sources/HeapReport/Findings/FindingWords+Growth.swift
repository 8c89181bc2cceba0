import HeapFindings
import Measures

/// The words for what grows.
extension FindingWords {
  func words(_ finding: Finding, _ found: Evidence.Survivors) -> FindingText {
    let isAll = finding.kind == .accumulation
    let site = finding.site.map { ", made at \(names.name(of: $0))" } ?? ""
    let (first, last) = (names.name(of: finding.first), names.name(of: finding.last))
    var text = "\(ByteSize(found.perSnapshot)) more with each snapshot"
    text +=
      found.hasEnded ? "; none that was made after \(last) stays." : ", and not slower at the end."
    let sentence =
      isAll
      ? "\(keptOfAll(found)) made after \(first) is freed by \(last); \(text)"
      : "Of \(GroupedCount(found.born)) made after \(first), \(GroupedCount(found.kept)) "
        + "(\(percent(found.kept, of: found.born))) are still alive at \(last), from "
        + "every part of the run; \(text)"
    var explanation = [sentence]
    if found.age > 0 {
      explanation.append(
        "Those that are freed live \(Seconds(found.age)) at most (99 of 100); these are older.")
    }
    if let holds = holds(found.holds) { explanation.append(holds) }
    if let shared = found.shared { explanation.append(self.shared(shared)) }
    if let holder = found.holder { explanation.append(held(holder)) }
    if let inner = finding.innermost {
      explanation.append("The innermost call is \(names.name(of: inner)).")
    }
    if found.outlivesMain, found.holder == nil {
      explanation.append("They outlive the program’s main function: something global holds them.")
    }
    explanation += companions(finding.companions, found.holder)
    return FindingText(
      title: "\(className(finding)) \(isAll ? "only ever grows" : "leaks"): "
        + "\(ByteSize(finding.bytes))\(site)",
      explanation: explanation.joined(separator: " "),
      nextStep: nextStep(finding, found.holder, isAll),
      measure: "the sizes of \(count(found.kept, "instance that is", "instances that are")) kept, "
        + "at \(last), with all that each alone refers to")
  }

  private func keptOfAll(_ found: Evidence.Survivors) -> String {
    found.kept == found.born
      ? "None of the \(GroupedCount(found.born))"
      : "Nearly none of the \(GroupedCount(found.born))"
  }

  private func holds(_ parts: [Evidence.Part]) -> String? {
    guard !parts.isEmpty else { return nil }
    let list = parts.map { "\(names.name(of: $0.attribute)) (\(percent($0.bytes, of: $0.whole)))" }
    return "Most of what they hold is in \(list.joined(separator: ", "))."
  }

  private func shared(_ shared: Evidence.Shared) -> String {
    "\(ByteSize(shared.bytes)) of it grew with them and counts for the one that was measured first: "
      + "\(names.shared(shared.largest))."
  }

  /// - Parameter known: what does hold them; nothing that is on that way need be guessed.
  private func companions(_ all: [Finding.Companion], _ known: Evidence.Holder?) -> [String] {
    let others = all.filter { !$0.mayHold }
    let onWay = Set(
      (known?.path ?? "").split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
    let holders = all.filter { $0.mayHold && onWay.isDisjoint(with: $0.attributes.map(\.text)) }
    var sentences: [String] = []
    if !holders.isEmpty {
      let list = holders.map { names.name(of: $0.subject, $0.attributes) }
      sentences.append(
        "\(list.joined(separator: ", ")) \(list.count == 1 ? "grows" : "grow") in step and may hold "
          + "them.")
    }
    if !others.isEmpty {
      let list = others.map { other in
        let site = other.site.map { ", made at \(names.name(of: $0))" } ?? ""
        return "\(names.name(of: other.subject)) (\(ByteSize(other.bytes))\(site))"
      }
      sentences.append("Growing beside it: \(list.joined(separator: ", ")).")
    }
    return sentences
  }

  private func held(_ holder: Evidence.Holder) -> String {
    let path = holder.path.cutInMiddle(to: 160)
    return holder.instances == holder.samples
      ? "All \(GroupedCount(holder.samples)) that were looked at are held by \(path)."
      : "Of \(GroupedCount(holder.samples)) that were looked at, \(GroupedCount(holder.instances)) are "
        + "held by \(path)."
  }

  private func nextStep(_ finding: Finding, _ holder: Evidence.Holder?, _ isAll: Bool) -> String {
    if let holder {
      let look =
        HolderAdvice(holder.path)?.sentence
        ?? "See that \(holder.path.cutInMiddle(to: 160)) lets them go when they are no longer needed."
      return isAll ? Self.looksLikeLoading + look : look
    }
    let place = finding.site.map {
      " after \($0.function.isEmpty ? "the call" : $0.function.cutToLine) returns"
    }
    let look =
      "Look for what keeps them\(place ?? ""): a list, a dictionary, a cache without a limit, a "
      + "closure, a listener."
    guard isAll else { return look }
    return Self.looksLikeLoading + look
  }

  private static let looksLikeLoading =
    "In a program that goes on, this is a leak; one that loads to its end looks the same. "

  func words(_ finding: Finding, _ found: Evidence.InsideGrowth) -> FindingText {
    let (first, last) = (names.name(of: finding.first), names.name(of: finding.last))
    let title = "\(who(finding)) grows without end: \(ByteSize(finding.bytes)) more"
    let measure =
      found.isFoundLate
      ? "what it has at \(last)" : "what it has more at \(last) than at \(first)"
    if found.staying == 0 {
      return FindingText(
        title: title,
        explanation:
          "All \(count(finding.instances)) together have \(ByteSize(found.from)) there at "
          + "\(first) and \(ByteSize(found.to)) at \(last); they come and go, and there is ever more "
          + "for each of them.",
        nextStep: "Look for something that they share and that is only ever added to: a class "
          + "attribute, a default argument.", measure: measure)
    }
    let isOne = found.staying == 1
    var explanation =
      "\(count(found.staying)) \(isOne ? "stays" : "stay") from \(first) to \(last) and "
      + "\(isOne ? "grows" : "grow") from \(ByteSize(found.from)) to \(ByteSize(found.to)), not "
      + "slower at the end"
    explanation += isOne ? "." : ", while their number does not rise."
    if found.isFoundLate {
      explanation +=
        " They were not recorded before \(first); at that rate, they had grown to "
        + "\(ByteSize(found.from)) since the start of the program."
    }
    if let single = found.single {
      explanation += " One of them takes most of it: \(names.name(of: single))."
    }
    return FindingText(
      title: title, explanation: explanation,
      nextStep: "Give it a limit, as deque(maxlen=…) has one, or remove what is no longer needed.",
      measure: measure)
  }
}
