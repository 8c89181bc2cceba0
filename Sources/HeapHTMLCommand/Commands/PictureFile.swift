import ArgumentParser

/// Where a picture goes; its ending says what it is.
struct PictureFile: ExpressibleByArgument, Sendable {
  let path: String
  let format: Format

  enum Format: Sendable {
    case svg
    case png
  }

  init?(argument: String) {
    path = argument
    if argument.lowercased().hasSuffix(".svg") {
      format = .svg
    } else if argument.lowercased().hasSuffix(".png") {
      format = .png
    } else {
      return nil
    }
  }
}
