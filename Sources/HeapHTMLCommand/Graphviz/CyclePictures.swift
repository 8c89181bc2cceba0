import HeapReport

/// The pictures of reference cycles, as far as they can be drawn here.
enum CyclePictures {
  /// Lets Graphviz draw them, and reports what it does not draw.
  static func draw(
    _ details: CycleDetails, _ console: Console, _ progress: ProgressLine?
  ) -> ShapePictures {
    progress?.begin(.drawing)
    guard let graphviz = Graphviz.installed() else {
      if details.hasShapes {
        console.warn(
          "dot is not installed; the pages on reference cycles have no pictures "
            + "(Debian: apt-get install graphviz)")
      }
      return ShapePictures()
    }
    let pictures = ShapePictures.drawn(of: details, by: graphviz)
    if pictures.missing > 0 {
      console.warn(
        "dot did not draw \(pictures.missing) of the pictures within "
          + "\(Graphviz.seconds) seconds; their pages have tables only")
    }
    return pictures
  }
}
