import ArgumentParser
import HeapCheck

/// A pattern of classes with a limit: `Node*=10MiB`. A pattern may have a `=` in it, a limit none.
struct PatternLimit<Amount: ExpressibleByArgument & Sendable>: ExpressibleByArgument, Sendable {
  let pattern: ClassPattern
  let limit: Amount

  init?(argument: String) {
    guard let place = argument.lastIndex(of: "="), place > argument.startIndex,
      let limit = Amount(argument: String(argument[argument.index(after: place)...]))
    else { return nil }
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
struct FindingList: ExpressibleByArgument, Sendable {
  let choices: [FindingChoice]

  init?(argument: String) {
    let words = argument.split(separator: ",", omittingEmptySubsequences: false)
    let choices = words.compactMap { word in
      FindingChoice(String(word.filter { !$0.isWhitespace }))
    }
    guard choices.count == words.count else { return nil }
    self.choices = choices
  }
}

extension ByteAmount: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

extension Growth: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}
