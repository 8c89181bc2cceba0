import CSystem

/// The end of a program that gets no more memory: allocations in Swift cannot fail in another way.
package enum MemoryShortage {
  /// From now on it is one line on standard error, and a status.
  package static func endsProgram(saying line: StaticString, status: Int32) {
    line.utf8Start.withMemoryRebound(to: CChar.self, capacity: line.utf8CodeUnitCount + 1) {
      heap_end_without_memory($0, status)
    }
  }

  /// Whether this process may use that many bytes.
  package static func mayUse(_ bytes: UInt64) -> Bool {
    var limit = rlimit()
    return getrlimit(.init(RLIMIT_AS.rawValue), &limit) != 0 || limit.rlim_cur >= bytes
  }

  /// From now on that end removes what grows in a folder, and the folder.
  ///
  /// - Parameters:
  ///   - folder: open, as long as it is guarded.
  ///   - name: its name in `parent`.
  ///   - content: what grows in it; it goes with what is below.
  ///   - lock: the other file in it.
  package static func guards(
    _ folder: Folder, _ name: String, in parent: Folder, content: String, lock: String
  ) {
    let numbers = (parent.descriptor.number, folder.descriptor.number)
    name.withBytes { name in
      content.withBytes { content in
        lock.withBytes { heap_tidy_at_end(numbers.0, numbers.1, name, content, $0) }
      }
    }
  }

  package static func guardsNothing() { heap_tidy_nothing() }
}
