/// The process that this program is.
package enum ThisProcess {
  /// Ends it with an exit status; what is open is flushed.
  package static func end(_ status: Int32) -> Never { exit(status) }
}
