extension OtherProcess {
  /// Numbers of the processes that have a text in the environment that they were started with, and whose
  /// program has another one in its name; none where there is no /proc.
  package static func numbers(withEnvironment text: String, program: String) -> [Int64] {
    let names = (try? FileTree.names(in: "/proc")) ?? []
    return names.compactMap { Int64($0) }.filter { number in
      guard let path = FileSystem.realPath("/proc/\(number)/exe"),
        path.split(separator: "/").last?.contains(program) == true,
        let environment = try? FileContents.read("/proc/\(number)/environ")
      else { return false }
      return contains(environment, Array(text.utf8))
    }
  }

  private static func contains(_ bytes: [UInt8], _ text: [UInt8]) -> Bool {
    guard let first = text.first, bytes.count >= text.count else { return false }
    return bytes[...(bytes.count - text.count)].indices.contains { place in
      bytes[place] == first && bytes[place...].starts(with: text)
    }
  }
}
