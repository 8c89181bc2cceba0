/// What the operating system said when it refused something.
package struct SystemError: Error, Sendable, Equatable {
  /// In the numbers of `errno`.
  package let number: Int32

  package init(number: Int32) {
    self.number = number
  }

  /// The error of the call that just failed.
  package static var last: SystemError { SystemError(number: errno) }

  /// In lower case, as part of a sentence: `no such file or directory`.
  package var reason: String {
    guard let message = strerror(number) else { return "error \(number)" }
    let text = String(cString: message)
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  /// What a person can do when an output could not be written.
  package var advice: String? {
    switch number {
    case ENOSPC, EDQUOT: "free some space there, or name a place on another disk"
    case EROFS: "name a place on a writable file system"
    case EACCES, EPERM: "name a place where you may write"
    case EFBIG: "the shell's limit on the size of files (ulimit -f) is too small"
    case ENAMETOOLONG: "choose a shorter name"
    case ENOENT: "create the folder first"
    case ENOTDIR: "a part of the path is a file; name a folder"
    case ELOOP: "a part of the path is a symbolic link to itself"
    case EBADF: "it is closed"
    case EMFILE, ENFILE: "too many files are open on this machine"
    default: nil
    }
  }
}
