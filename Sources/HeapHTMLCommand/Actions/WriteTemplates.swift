import HeapReport
import StagedOutput
import System

/// Writes the built-in templates into a new folder.
struct WriteTemplates: Sendable {
  /// The folder to make.
  let folder: String

  func perform() throws {
    let isMade =
      try FileSystem.kind(folder) == .nothing
      && StagedFolder.writeNew(folder) { staged in
        for file in BuiltInAssets.folder("Templates") {
          if let parent = file.path.lastIndex(of: "/") {
            try staged.makeFolder(String(file.path[..<parent]))
          }
          try Interruption.check()
          try staged.write(file.path, file.bytes)
        }
      }
    guard isMade else {
      throw CommandFailure(
        .cannotCreate, folder, "already exists", advice: "choose a name that does not exist yet")
    }
  }
}
