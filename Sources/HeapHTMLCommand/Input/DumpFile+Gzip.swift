import Bytes
import Gzip
import VisibleText

extension DumpFile {
  /// The contents of the file: its bytes, or what they decompress to.
  ///
  /// The content decides, whatever the file's name.
  ///
  /// - Parameters:
  ///   - arrival: the reading of the bytes, if it still goes on.
  ///   - hasOptions: whether the command has options that raise limits.
  func decompressed(
    _ bytes: OwnedBytes, _ arrival: ArrivingFile?, hasOptions: Bool = true
  ) throws(CommandFailure) -> OwnedBytes {
    guard Gzip.recognises(bytes.beginning(2)) else { return bytes }
    let content: OwnedBytes
    do throws(GzipError) {
      content =
        try isSalvage
        ? Gzip.salvage(bytes, limit: limits.input).bytes
        : Gzip.inflate(bytes, limit: limits.input)
    } catch {
      // The end of the file may not be the fault of the program that compressed it.
      if let failure = arrival?.error { throw unreadable(failure) }
      throw CommandFailure(error, name, hasOptions: hasOptions)
    }
    if Gzip.recognises(content.beginning(2)) {
      throw CommandFailure(
        .dataError, name, "the file is compressed twice",
        advice: "decompress it once: gzip -dc \(ShellWord(name).text) > heap.dat.gz")
    }
    return content
  }
}
