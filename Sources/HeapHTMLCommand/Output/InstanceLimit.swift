import ArgumentParser

/// How many instances of each class are shown.
enum InstanceLimit: ExpressibleByArgument, Sendable {
  case all
  case atMost(Int)

  init?(argument: String) {
    if argument == "all" {
      self = .all
    } else if let number = Int(argument), number >= 0 {
      self = .atMost(number)
    } else {
      return nil
    }
  }

  var number: Int? { if case .atMost(let number) = self { number } else { nil } }
}
