import ArgumentParser
import GraphCheck
import HeapCheck

/// What the whole heap of a program must keep to.
struct HeapLimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The most that all objects may have: 50MiB, 1.5G, or bytes.", valueName: "size"))
  var maxHeap: ByteAmount?

  @Option(
    help: ArgumentHelp(
      "The most objects that the types whose full names match may have together, e.g. "
        + "'app.Session=10000'; with a unit the most bytes that these retain, e.g. 'app.*=5MiB'.",
      valueName: "pattern=n|size"),
    transform: { try PatternLimit($0, example: "app.Session=10000") })
  var maxType: [PatternLimit<TypeAmount>] = []

  /// The limits that the options give.
  var values: [HeapLimit] {
    (maxHeap.map { [.heap($0.bytes)] } ?? []) + maxType.map { $0.limit.limit(on: $0.pattern) }
  }
}

/// A number of objects, or with a unit a number of bytes.
enum TypeAmount: ExpressibleByArgument, Sendable {
  case objects(Int64)
  case bytes(Int64)

  init?(argument: String) {
    if let objects = InstanceAmount(argument: argument) {
      self = .objects(objects.count)
    } else if let amount = ByteAmount(argument) {
      self = .bytes(amount.bytes)
    } else {
      return nil
    }
  }

  func limit(on pattern: ClassPattern) -> HeapLimit {
    switch self {
    case .objects(let most): .objects(pattern, most)
    case .bytes(let most): .retained(pattern, most)
    }
  }
}
