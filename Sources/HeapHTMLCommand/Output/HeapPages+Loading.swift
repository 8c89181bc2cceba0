import CairoRenderer
import HeapReport
import Mustache

extension HeapPages {
  /// Compiles the templates and reads the font.
  ///
  /// - Parameter folder: a person's own templates, if there are any.
  static func load(templates folder: String?) throws(CommandFailure) -> HeapPages {
    let library = try TemplateFolder.library(folder)
    let renderer = CairoRenderer()
    renderer.prepare()
    do {
      return try HeapPages(library, renderer: renderer)
    } catch {
      throw CommandFailure(error, templates: folder)
    }
  }
}
