package import ArgumentParser
import HeapReport
import StagedOutput
import System

/// `heaphtml templates DIR`: writes out the built-in templates.
package struct TemplatesCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "Write out the built-in templates, to start your own from.",
    discussion: """
      The folder must not be there yet. Change what you like, delete what you leave alone, and give \
      the folder to `heaphtml report --templates`. A key that a page does not have is an error with \
      file and line.

        heaphtml templates my-templates
        heaphtml heap.dat --templates my-templates
      """)

  @Argument(help: ArgumentHelp("The folder to make.", valueName: "dir"))
  var folder: String

  package init() {}

  package func run() throws {
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
        .cannotCreate, folder, "is there already", advice: "name a folder that is not")
    }
  }
}
