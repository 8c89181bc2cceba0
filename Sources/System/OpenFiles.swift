/// The files that this process may open.
package enum OpenFiles {
  /// Whether so many more may be open; else libraries end the program where they open one, without a
  /// word.
  package static func areAllowed(_ count: Int) -> Bool {
    var limit = rlimit()
    // Where many may be open, a look at the limit is enough.
    if getrlimit(.init(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur >= 1024 { return true }
    var opened: [Descriptor] = []
    defer { opened.forEach { $0.discard() } }
    for _ in 0..<count {
      guard let one = try? Folder.place(.root).descriptor else { return false }
      opened.append(one)
    }
    return true
  }
}
