/// What is written at the start comes out at the end.
struct Pipe {
  let start: Descriptor
  let end: Descriptor

  /// Makes one that programs do not inherit: an end left open in another program would keep it from
  /// seeing the end of its input.
  ///
  /// - Returns: nil when too many files are open.
  static func make() -> Pipe? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    let pipe = Pipe(start: Descriptor(ends[1]), end: Descriptor(ends[0]))
    guard ends.allSatisfy({ fcntl($0, F_SETFD, FD_CLOEXEC) == 0 }) else {
      pipe.discard()
      return nil
    }
    return pipe
  }

  func discard() {
    start.discard()
    end.discard()
  }
}
