import ArgumentParser

/// What `--track` names: `pkg.mod:Class[,level=N][,trace][,name=N]`, or `pkg.mod:*` for all classes
/// of a module.
struct TrackSpec: ExpressibleByArgument, Sendable, Equatable {
  let text: String

  /// - Returns: nil when the recorder would not understand it.
  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let names = parts[0].split(separator: ":", omittingEmptySubsequences: false)
    guard names.count == 2, names.allSatisfy({ !$0.isEmpty }) else { return nil }
    for option in parts.dropFirst() where option != "trace" {
      if option.hasPrefix("level="), UInt8(option.dropFirst(6)) != nil { continue }
      if option.hasPrefix("name="), option.count > 5, names[1] != "*" { continue }
      return nil
    }
    text = argument
  }
}
