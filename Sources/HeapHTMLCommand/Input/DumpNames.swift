import ArgumentParser

/// What a person calls the dumps of a comparison, in their order: `before,after`.
struct DumpNames: ExpressibleByArgument, Sendable {
  let all: [String]

  init?(argument: String) {
    all = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard all.count >= 2, !all.contains(where: \.isEmpty) else { return nil }
  }
}
