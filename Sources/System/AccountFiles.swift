/// Where the users and groups of a machine are written down.
struct AccountFiles {
  let users: String
  let groups: String
  /// Says where else there are users and groups.
  let sources: String

  static let system = AccountFiles(
    users: "/etc/passwd", groups: "/etc/group", sources: "/etc/nsswitch.conf")

  /// - Parameter trusted: who may be in it.
  func isShared(_ group: gid_t, trusted: [uid_t]) -> Bool {
    guard !hasOthers else { return true }
    var known: [String: uid_t] = [:]
    var isFirstOfOthers = false
    Self.read(users, fgetpwent) { user in
      known[String(systemString: user.pw_name)] = user.pw_uid
      // Those who have it as their first group are not in its list.
      isFirstOfOthers = isFirstOfOthers || user.pw_gid == group && !trusted.contains(user.pw_uid)
    }
    guard !isFirstOfOthers else { return true }
    var isShared = false
    Self.read(groups, fgetgrent) { entry in
      guard entry.gr_gid == group, var place = entry.gr_mem else { return }
      while let name = place.pointee {
        isShared = isShared || !(known[String(systemString: name)].map(trusted.contains) ?? false)
        place += 1
      }
    }
    return isShared
  }

  /// Whether users or groups may come from a server, so that the files do not name all.
  var hasOthers: Bool {
    guard let file = fopen(sources, "re") else { return false }
    defer { fclose(file) }
    var buffer = [CChar](repeating: 0, count: 4_096)
    while fgets(&buffer, Int32(buffer.count), file) != nil {
      let text = buffer.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map(String.init(systemString:)) ?? ""
      }
      if Self.namesOthers(text) { return true }
    }
    return false
  }

  /// The sources that are files, or know users of services only.
  private static let local: Set<Substring> = ["files", "compat", "systemd", "db", "altfiles"]

  /// Whether a line such as `passwd: files sss` names another source.
  private static func namesOthers(_ line: String) -> Bool {
    let words = line.prefix { $0 != "#" }.split { $0.isWhitespace || $0 == ":" }
    guard let first = words.first, first == "passwd" || first == "group" else { return false }
    var isAction = false  // in brackets: what is done after a source has answered
    for word in words.dropFirst() {
      if word.hasPrefix("[") { isAction = true }
      if !isAction, !local.contains(word) { return true }
      if word.hasSuffix("]") { isAction = false }
    }
    return false
  }

  /// Calls `body` with each entry of a file; with none if there is no such file.
  private static func read<Entry>(
    _ path: String, _ next: (UnsafeMutablePointer<FILE>) -> UnsafeMutablePointer<Entry>?,
    _ body: (Entry) -> Void
  ) {
    guard let file = fopen(path, "re") else { return }
    defer { fclose(file) }
    while let entry = next(file) { body(entry.pointee) }
  }
}
