import Bytes
import VisibleText

/// What to do about an input, in words and commands that can be copied.
struct RemedyText {
  /// The command's argument, or what makes the argument from the file: `heap.dat`, `gzip -dc
  /// heap.dat.gz |`.
  private let file: String
  private let isCompressed: Bool

  /// - Parameters:
  ///   - file: as the user wrote it.
  ///   - isCompressed: whether places are those of what it decompresses to.
  init(_ file: String, isCompressed: Bool) {
    self.file = ShellWord(file).text
    self.isCompressed = isCompressed
  }

  /// A sentence fragment.
  func text(_ remedy: Remedy) -> String {
    switch remedy {
    case .advice(let text): text
    case .decompress(let program): "decompress it first: \(program) -dc \(file) > heap.dat"
    case .separate(let place):
      "take them apart: \(reading("head -c \(place)")) > first.dat, "
        + "\(reading("tail -c +\(place + 1)")) > second.dat"
    case .takeOut(let range) where range.lowerBound == 0:
      "to keep the dump only: \(reading("head -c \(range.count)")) > whole.dat"
    case .takeOut(let range):
      "to take it out: \(reading("tail -c +\(range.lowerBound + 1)"))"
        + " | head -c \(range.count) > heap.dat"
    }
  }

  /// A command that reads the bytes that places are counted in.
  private func reading(_ command: String) -> String {
    isCompressed ? "gzip -dc \(file) | \(command)" : "\(command) \(file)"
  }
}
