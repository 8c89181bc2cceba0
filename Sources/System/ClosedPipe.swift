/// The reader of an output has seen enough, as `head` does: this is not a failure.
package struct ClosedPipe: Error {
  package init() {}
}
