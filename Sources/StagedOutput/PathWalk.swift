import System

/// Follows a path, folder by folder: each is opened in the one before it, and none that another user
/// could exchange is passed.
struct PathWalk {
  /// Where the walk is.
  private(set) var place: Folder
  /// What is still to come, the last part of the path first.
  private var rest: [String]
  private var linkCount = 0
  /// Folders that were made on the way.
  private(set) var made: MadeFolders?

  private static let mostLinks = 40

  init(_ path: String) throws(PathProblem) {
    rest = Self.parts(path)
    place = try Self.start(path)
  }

  /// What the last part is; nil for a path without one.
  var lastName: String? { rest.first }

  /// Goes on to the folder that the last part is in.
  ///
  /// - Parameter makesFolders: whether folders that are not there are made.
  mutating func advance(makesFolders: Bool) throws(PathProblem) {
    if rest.count > 1 { try FolderTrust.check(place, .way) }
    while rest.count > 1 {
      let part = rest.removeLast()
      if part == "." { continue }
      // Only the system can follow the links in /proc to what a process has open.
      let isDirect = place.isOfProcesses
      if !isDirect, part != "..", place.kind(part) == .link {
        try follow(part)
      } else {
        try enter(part, followsLink: isDirect, makesFolders: makesFolders)
      }
    }
  }

  /// Goes on to the folder that the target of the last part, a link, is in.
  mutating func followLast() throws(PathProblem) {
    guard let link = rest.popLast() else { return }
    try follow(link)
    try advance(makesFolders: false)
  }

  func discard() {
    place.discard()
    made?.discard()
  }

  private mutating func enter(_ part: String, followsLink: Bool, makesFolders: Bool)
    throws(PathProblem)
  {
    if makesFolders, place.kind(part) == .nothing { try make(part) }
    let next: Folder
    do { next = try place.place(part, followsLink: followsLink) } catch { throw .system(error) }
    try move(to: next)
  }

  private mutating func make(_ part: String) throws(PathProblem) {
    if made == nil { try FolderTrust.check(place, .parent) }
    do throws(SystemError) {
      try place.makeFolder(part)
      if made == nil { made = MadeFolders(base: try place.place(".")) }
      made?.names.append(part)
    } catch {
      if error.number != EEXIST { throw .system(error) }  // another run has made it
    }
  }

  /// Takes the way that a link names.
  private mutating func follow(_ link: String) throws(PathProblem) {
    linkCount += 1
    guard linkCount <= Self.mostLinks else { throw .system(SystemError(number: ELOOP)) }
    let target: String
    do throws(SystemError) {
      let status = try place.status(link)
      guard status.isOurs || FolderTrust.isAdministrator(status.owner) else {
        throw SystemError(number: EPERM)
      }
      target = try place.target(ofLink: link)
    } catch {
      throw .system(error)
    }
    rest += Self.parts(target)
    if target.hasPrefix("/") { try move(to: try Self.start(target)) }
  }

  private mutating func move(to next: Folder) throws(PathProblem) {
    place.discard()
    place = next
    try FolderTrust.check(next, .way)
  }

  private static func start(_ path: String) throws(PathProblem) -> Folder {
    do { return try Folder.place(path.hasPrefix("/") ? .root : .current) } catch {
      throw .system(error)
    }
  }

  private static func parts(_ path: String) -> [String] {
    path.split(separator: "/").reversed().map(String.init)
  }
}
