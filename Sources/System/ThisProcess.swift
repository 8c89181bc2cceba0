import CSystem

/// The process that this program is.
package enum ThisProcess {
  /// The arguments that it was started with, the name of the program first.
  package static var arguments: [String] {
    (0..<heap_argument_count()).compactMap { heap_argument($0).map { String(systemString: $0) } }
  }

  /// Its number.
  package static var number: Int64 { Int64(getpid()) }

  /// Ends it with an exit status; what is open is flushed.
  package static func end(_ status: Int32) -> Never { exit(status) }
}
