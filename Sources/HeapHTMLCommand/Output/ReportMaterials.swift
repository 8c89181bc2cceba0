import CairoRenderer
import HeapReport
import Mustache

/// What a report is made with, whatever dump it is about: prepared while the dump is read.
struct ReportMaterials: Sendable {
  let pages: ReportPages
  /// Whether charts can be drawn with a real font.
  let hasFont: Bool

  /// Compiles the templates and looks for fonts, which the first chart needs anyway.
  ///
  /// - Parameter folder: a person's own templates, if there are any.
  static func load(templates folder: String?) throws(CommandFailure) -> ReportMaterials {
    let library = try TemplateFolder.library(folder)
    let renderer = CairoRenderer()
    do {
      return ReportMaterials(
        pages: try ReportPages(library, renderer: renderer), hasFont: renderer.hasFont)
    } catch {
      throw CommandFailure(error, templates: folder)
    }
  }
}
