import Foundation
import Testing

@testable import System

@Suite struct AccountTests {
  private static let users = """
    root:x:0:0:root:/root:/bin/sh
    anna:x:1000:1000::/home/anna:/bin/sh
    ben:x:1001:100::/home/ben:/bin/sh

    """
  private static let groups =
    "root:x:0:\nanna:x:1000:\nusers:x:100:\nteam:x:200:anna,ben\n"
    + "own:x:201:anna,root\ngone:x:202:carl\n"

  /// Whether Anna's group is shared, by files with these contents.
  private func isShared(_ group: gid_t, sources: String? = nil) throws -> Bool {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func path(_ name: String, _ contents: String?) throws -> String {
      let file = folder.appending(path: name)
      try contents.map { try Data($0.utf8).write(to: file) }
      return file.path()
    }
    let files = AccountFiles(
      users: try path("passwd", Self.users), groups: try path("group", Self.groups),
      sources: try path("nsswitch.conf", sources))
    return files.isShared(group, trusted: [1_000, 0])
  }

  @Test func oneIsSharedIfSomebodyElseIsInIt() throws {
    #expect(try isShared(200))
    #expect(try isShared(202), "a user that is not known is not Anna")
    #expect(try !isShared(201))
    #expect(try !isShared(1_000))
    #expect(try !isShared(54_321))
  }

  @Test func theFirstGroupOfAnotherUserCounts() throws {
    #expect(try isShared(100))
  }

  @Test(arguments: [
    "passwd: files systemd\ngroup: files [SUCCESS=merge] systemd\n",
    "passwd:files # sss\nhosts: files dns\n", "group: files [!NOTFOUND = return] compat\n", "",
  ])
  func filesAreAllThereIs(_ sources: String) throws {
    #expect(try !isShared(1_000, sources: sources))
  }

  @Test(arguments: ["passwd: files sss\n", "group:\tfiles ldap\n", "group: [x=y] winbind"])
  func usersOfAServerMayBeInEachGroup(_ sources: String) throws {
    #expect(try isShared(1_000, sources: sources))
  }

  @Test func aMachineWithoutFilesHasNoOthers() {
    let none = AccountFiles(users: "/none", groups: "/none", sources: "/none")
    #expect(!none.isShared(0, trusted: []))
  }
}
