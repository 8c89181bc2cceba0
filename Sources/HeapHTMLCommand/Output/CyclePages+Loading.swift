import HeapReport
import Mustache

extension CyclePages {
  /// Compiles the templates of the pages on reference cycles.
  ///
  /// - Parameter folder: a person's own templates, if there are any.
  static func load(templates folder: String?) throws(CommandFailure) -> CyclePages {
    let library = try TemplateFolder.library(folder)
    do {
      return try CyclePages(library)
    } catch {
      throw CommandFailure(error, templates: folder)
    }
  }
}
