package import ArgumentParser

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
    try WriteTemplates(folder: folder).perform()
  }
}
