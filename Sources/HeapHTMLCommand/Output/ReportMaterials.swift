import CairoRenderer
import HeapReport
import Mustache

/// What a report is made with, whatever dump it is about: prepared while the dump is read.
struct ReportMaterials: Sendable {
  let pages: ReportPages
  /// Whether charts can be drawn with a real font; to find out loads the list of fonts, which the
  /// first chart needs anyway.
  let hasFont: Bool

  /// - Parameter folder: a person's own templates, if there are any.
  init(templates folder: String?) throws(CommandFailure) {
    let library = try TemplateFolder.library(folder)
    let renderer = CairoRenderer()
    do {
      pages = try ReportPages(library, renderer: renderer)
    } catch {
      throw CommandFailure(error, templates: folder)
    }
    hasFont = renderer.hasFont
  }
}
