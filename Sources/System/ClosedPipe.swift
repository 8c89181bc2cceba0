/// The reader of an output has seen enough, as `head` does: no failure.
package struct ClosedPipe: Error {
  package init() {}
}
