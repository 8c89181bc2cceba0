import HeapReport
import System
import Mustache

extension ShapePictures {
  /// Has the pictures drawn by Graphviz; what it did not draw is said on standard error.
  static func drawn(
    of details: CycleDetails, quiet: Bool, _ progress: ProgressLine?
  ) -> ShapePictures {
    progress?.begin(.drawing)
    let graphviz = Graphviz.installed()
    let pictures = graphviz.map { drawn(of: details, by: $0) } ?? ShapePictures()
    guard !quiet else { return pictures }
    progress?.clear()
    if graphviz == nil, details.hasShapes {
      StandardError.write(
        "heaphtml: dot is not installed; the pages on reference cycles have no pictures "
          + "(Debian: apt-get install graphviz)\n")
    } else if pictures.missing > 0 {
      StandardError.write(
        "heaphtml: dot did not draw \(pictures.missing) of the pictures within "
          + "\(Graphviz.seconds) seconds; their pages have tables only\n")
    }
    return pictures
  }
}

extension CyclePages {
  /// - Parameter templates: a folder with the user's own.
  init(templates: String?) throws(CommandFailure) {
    let library = try TemplateFolder.library(templates)
    do {
      self = try CyclePages(library)
    } catch {
      throw CommandFailure(error, templates: templates)
    }
  }
}
