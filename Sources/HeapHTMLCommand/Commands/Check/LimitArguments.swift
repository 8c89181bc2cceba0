import ArgumentParser
import HeapCheck

/// A pattern of classes with a limit: `Node*=10MiB`. A pattern may have a `=` in it, a limit none.
struct PatternLimit<Amount: ExpressibleByArgument & Sendable>: Sendable {
  let pattern: ClassPattern
  let limit: Amount

  /// - Parameter example: one that is right.
  init(_ argument: String, example: String) throws(ValidationError) {
    guard let place = argument.lastIndex(of: "="), place > argument.startIndex else {
      throw ValidationError("it is a pattern, = and a limit, as in '\(example)'")
    }
    let amount = String(argument[argument.index(after: place)...])
    guard let limit = Amount(argument: amount) else {
      throw ValidationError(
        "\(amount.isEmpty ? "nothing" : amount) is no limit; one is '\(example)'")
    }
    pattern = ClassPattern(String(argument[..<place]))
    self.limit = limit
  }
}

/// A number of instances.
struct InstanceAmount: ExpressibleByArgument, Sendable {
  let count: Int64

  init?(argument: String) {
    guard let count = Int64(argument), count >= 0 else { return nil }
    self.count = count
  }
}

/// Kinds of findings with commas between them.
struct FindingList: Sendable {
  let choices: [FindingChoice]

  init(_ argument: String) throws(ValidationError) {
    var choices: [FindingChoice] = []
    for word in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let name = word.filter { !$0.isWhitespace }
      guard let choice = FindingChoice(name) else {
        let meant = NearestName.of(name, in: FindingChoice.names)
        throw ValidationError(
          meant.map { "\(name) is no kind; the nearest is \($0)" }
            ?? "kinds are \(FindingChoice.names.joined(separator: ", "))")
      }
      choices.append(choice)
    }
    self.choices = choices
  }
}

extension ByteAmount: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

extension Growth: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}
