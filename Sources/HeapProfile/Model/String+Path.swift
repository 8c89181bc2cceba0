extension String {
  /// The name of a file without its folders, on whatever system the path was written: `/` divides
  /// everywhere, `\` on Windows. All of the text where nothing comes after the last of them.
  package var lastPathPart: String {
    let parts = utf8.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    return parts.last.map { String(Substring($0)) } ?? ""
  }
}
