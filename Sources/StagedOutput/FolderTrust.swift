package import System

/// Whether another user could change what this program is about to change.
///
/// What is done in a folder that others may write to is theirs to steer: they can put a link or another
/// folder in the place of anything in it, at any moment.
package struct FolderTrust: Error, Sendable {
  /// A sentence fragment.
  package let reason: String
  package let advice: String

  /// What a folder is for an output.
  package enum Role: Sendable {
    /// A path leads through it.
    case way
    /// Something is made in it; where only owners may take things away (as in /tmp), that is safe.
    case parent
    /// It is replaced, with all that is in it.
    case own
  }

  /// - Throws: a ``FolderTrust`` that says why a folder cannot have that role; as an obstacle, an error
  ///   of the system.
  static func check(_ folder: Folder, _ role: Role) throws(PathProblem) {
    let status: FileStatus
    do { status = try folder.status() } catch { throw .system(error) }
    if let problem = problem(folder, status, role) { throw .distrust(problem) }
  }

  /// Checks a folder in which something is made by its path from now on.
  package static func checkParent(_ path: String) throws(OutputError) {
    let folder: Folder
    do { folder = try Folder.at(path) } catch { throw OutputError(.cannotCreate, path, error) }
    defer { folder.discard() }
    do {
      try check(folder, .parent)
    } catch {
      throw error.failure(path)
    }
  }

  private static func problem(_ folder: Folder, _ status: FileStatus, _ role: Role)
    -> FolderTrust?
  {
    let isTrusted = status.isOurs || role != .own && isAdministrator(status.owner)
    switch role {
    case .way:
      return isTrusted
        ? nil
        : FolderTrust(
          reason: "a folder above it belongs to another user (number \(status.owner))",
          advice: "name a folder that only you can change")
    case .parent:
      if !isTrusted {
        return FolderTrust(
          reason: "the folder around it belongs to another user (number \(status.owner))",
          advice: "run heaphtml as that user, or name a folder of your own")
      }
      return isShared(folder, status) && !status.isSticky
        ? FolderTrust(
          reason: "other users may write to the folder around it",
          advice: "take that right away (chmod go-w), or name another folder") : nil
    case .own:
      if !isTrusted {
        return FolderTrust(
          reason: "belongs to another user (number \(status.owner))",
          advice: "run heaphtml as that user, or name another folder")
      }
      return isShared(folder, status)
        ? FolderTrust(
          reason: "other users may write to it",
          advice: "take that right away (chmod go-w), or name another folder") : nil
    }
  }

  /// Whether a user can do everything anyway. In a namespace of users the owner of the root folder may
  /// have the number of nobody.
  static func isAdministrator(_ user: uid_t) -> Bool {
    user == 0 || (try? FileStatus.of("/"))?.owner == user
  }

  /// Whether somebody besides this user and root may write to a folder.
  private static func isShared(_ folder: Folder, _ status: FileStatus) -> Bool {
    if folder.hasNoPermissions, !FileSystem.isForRoot { return false }
    if status.permissions & 0o002 != 0 { return true }
    guard status.permissions & 0o020 != 0 else { return false }
    if Accounts.isShared(status.group) { return true }
    guard let opened = try? folder.folder(".") else { return true }
    defer { opened.discard() }
    return opened.hasAccessList
  }
}

/// Why a path cannot be followed.
enum PathProblem: Error {
  case system(SystemError)
  case distrust(FolderTrust)

  /// - Parameter path: as the user named it.
  func failure(_ path: String) -> OutputError {
    switch self {
    case .system(let error): OutputError(.cannotCreate, path, error)
    case .distrust(let problem):
      OutputError(.cannotCreate, path, problem.reason, advice: problem.advice)
    }
  }
}
