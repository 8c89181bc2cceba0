/// The recorder's compiled part, a shared library for the Pythons of the machine that built the program.
///
/// The build makes it from the C sources in `Resources/recorder/native`.
package enum NativeRecorder {
  /// Its name beside the recorder's Python files.
  package static let fileName = "_native.abi3.so"

  /// Its contents, or nil if the build found no compiler that could make it. The recorder then works
  /// without it.
  package static let library: [UInt8]? = {
    let bytes = scalars.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    return bytes.isEmpty ? nil : bytes
  }()
}
