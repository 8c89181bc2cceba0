package import Measures

extension HeldHeap {
  /// What at least one object of some types retains, each byte counted once.
  ///
  /// - Complexity: linear in the objects above the first ones of these types.
  package func retained(ofTypes types: Set<Int>) -> ByteCount {
    var bytes: ByteCount = 0
    var waiting = Array(held(by: nil))
    while let object = waiting.popLast() {
      if types.contains(graph.typeNumber(object)) {
        bytes += retained(object)
      } else {
        waiting += held(by: object)
      }
    }
    return bytes
  }
}
