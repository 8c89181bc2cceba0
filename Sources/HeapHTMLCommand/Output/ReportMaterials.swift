import CairoRenderer
import HeapReport
import Mustache

/// What a report is made with, whatever dump it is about: prepared while the dump is read.
struct ReportMaterials: Sendable {
  let pages: ReportPages

  /// Compiles the templates and reads the font, which the first chart needs anyway.
  ///
  /// - Parameter folder: a person's own templates, if there are any.
  static func load(templates folder: String?) throws(CommandFailure) -> ReportMaterials {
    let library = try TemplateFolder.library(folder)
    let renderer = CairoRenderer()
    renderer.prepare()
    do {
      return ReportMaterials(pages: try ReportPages(library, renderer: renderer))
    } catch {
      throw CommandFailure(error, templates: folder)
    }
  }
}
