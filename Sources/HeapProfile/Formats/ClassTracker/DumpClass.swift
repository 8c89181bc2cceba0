import PickleReader

/// The classes of the recorders that a dump is made of, whatever module they lived in.
///
/// Known homes: `pympler.asizeof`, `pympler.asizeof.asizeof`, `pympler.classtracker`,
/// `pympler.tracker.…`, `SCons.Heapmonitor`, `SCons.asizeof`. A name is compared, nothing is imported.
enum DumpClass: Sendable {
  case sized
  case trackedObject
  case snapshot
  case other

  init(module: String, name: String) {
    let package = module.prefix { $0 != "." }
    guard Self.packages.contains(String(package).lowercased()) else {
      self = .other
      return
    }
    switch name {
    case "Asized": self = .sized
    case "TrackedObject": self = .trackedObject
    case "Snapshot", "Footprint": self = .snapshot
    default: self = .other
    }
  }

  private static let packages: Set<String> = [
    "pympler", "scons", "heapmonitor", "asizeof", "classtracker",
  ]
}
