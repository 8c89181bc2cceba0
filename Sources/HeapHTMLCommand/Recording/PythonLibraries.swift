import System

/// The libraries of a process in which gdb looks for what it calls.
struct PythonLibraries {
  /// Their files.
  let paths: [String]

  /// What gdb's `sharedlibrary` takes for the same files.
  static let expression = #"libpython\|/libc[.-]\|ld-musl"#

  init(of process: Int64) {
    let bytes = (try? FileContents.read("/proc/\(process)/maps")) ?? []
    self.init(maps: bytes)
  }

  /// - Parameter maps: lines as in /proc/PID/maps.
  init(maps: [UInt8]) {
    var found: [String] = []
    for line in maps.split(separator: UInt8(ascii: "\n")) {
      guard let start = line.firstIndex(of: UInt8(ascii: "/")),
        line[start...].allSatisfy(Self.isPlain)
      else { continue }
      let path = String(decoding: line[start...], as: UTF8.self)
      let name = path.split(separator: "/").last ?? ""
      if Self.beginnings.contains(where: name.hasPrefix), !found.contains(path),
        found.count < Self.most
      {
        found.append(path)
      }
    }
    paths = found
  }

  private static let beginnings = ["libpython", "libc.", "libc-", "ld-musl"]
  private static let most = 4

  /// Whether gdb takes it for a part of a name, whatever stands around it.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "/"), UInt8(ascii: "."),
      UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"):
      true
    default: false
    }
  }
}
