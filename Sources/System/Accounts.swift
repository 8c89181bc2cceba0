/// The users of this machine, as its own files name them.
///
/// The files are read as they are: the C library's other functions load what /etc/nsswitch.conf
/// names into the process, which a program without shared libraries cannot do.
package enum Accounts {
  /// Whether somebody besides this user and root is in a group, or may be; by then the group may
  /// change what this user lets it change.
  package static func isShared(_ group: gid_t) -> Bool {
    AccountFiles.system.isShared(group, trusted: [geteuid(), 0])
  }
}
