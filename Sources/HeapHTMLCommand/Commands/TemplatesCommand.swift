package import ArgumentParser

/// `heaphtml templates DIR`: writes out the built-in templates.
package struct TemplatesCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "Write the built-in templates, as a start for your own.",
    discussion: """
      The folder must not exist yet. Edit what you need and delete the files you leave unchanged, \
      then pass the folder to `heaphtml report --templates`. An unknown key is reported with file \
      and line.

        heaphtml templates my-templates
        heaphtml heap.dat --templates my-templates
      """)

  @Argument(help: ArgumentHelp("The folder to create.", valueName: "dir"))
  var folder: String

  package init() {}

  package func run() throws {
    try WriteTemplates(folder: folder).perform()
  }
}
