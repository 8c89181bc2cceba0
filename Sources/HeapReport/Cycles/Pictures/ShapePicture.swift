/// A picture in both themes.
struct ShapePicture: Sendable {
  let light: [UInt8]
  let dark: [UInt8]
  /// In pixels.
  let width: Double
  let height: Double
}
