/// The users of this machine.
package enum Accounts {
  /// The longest entry of a group or user that is read, in bytes.
  private static let entryLimit = 1 << 20

  /// Whether somebody besides this user and root is in a group; by then the group may change what this
  /// user lets it change.
  package static func isShared(_ group: gid_t) -> Bool {
    let trusted = [geteuid(), 0]
    if members(of: group).contains(where: { name in
      user(name).map { !trusted.contains($0) } ?? true
    }) {
      return true
    }
    // Those who have it as their first group are not in its list.
    setpwent()
    defer { endpwent() }
    while let user = getpwent()?.pointee {
      if user.pw_gid == group, !trusted.contains(user.pw_uid) { return true }
    }
    return false
  }

  private static func members(of group: gid_t) -> [String] {
    var entry = GroupEntry()
    var found: UnsafeMutablePointer<GroupEntry>?
    var buffer = [CChar](repeating: 0, count: entryLimit)
    return buffer.withUnsafeMutableBufferPointer { buffer in
      guard let memory = buffer.baseAddress,
        getgrgid_r(group, &entry, memory, buffer.count, &found) == 0, found != nil,
        var place = entry.gr_mem
      else { return [] }
      var names: [String] = []
      while let name = place.pointee {
        names.append(String(systemString: name))
        place += 1
      }
      return names
    }
  }

  private static func user(_ name: String) -> uid_t? {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: entryLimit)
    return buffer.withUnsafeMutableBufferPointer { buffer in
      guard let memory = buffer.baseAddress,
        name.withBytes({ getpwnam_r($0, &entry, memory, buffer.count, &found) }) == 0, found != nil
      else { return nil }
      return entry.pw_uid
    }
  }
}

/// The name that the functions here have for a number, too.
private typealias GroupEntry = group
