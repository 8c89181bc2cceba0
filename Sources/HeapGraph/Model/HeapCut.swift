/// That a heap file is not whole, and what was read is what is whole in it.
package struct HeapCut: Sendable, Hashable {
  /// What is wrong where the reading ended, as an error would say it.
  package let reason: String
  /// Where in the file the reading ended, in bytes.
  package let offset: Int

  package init(reason: String, offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}
