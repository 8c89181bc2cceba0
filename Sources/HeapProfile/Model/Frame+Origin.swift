extension Frame {
  /// Whether the call is in Python itself or in an installed package, as far as its path tells: a
  /// file that is below `site-packages`, `dist-packages` or the folder of a Python's own library, or
  /// that is frozen into the interpreter. Nothing is looked up.
  package var isOfLibrary: Bool {
    if file.utf8.first == UInt8(ascii: "<") {
      return !file.hasPrefix("<string") && !file.hasPrefix("<stdin")
    }
    let folders = file.utf8.split(omittingEmptySubsequences: true) {
      $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\")
    }.dropLast()
    var isInLibraryFolder = false
    for folder in folders {
      if folder.elementsEqual("site-packages".utf8) || folder.elementsEqual("dist-packages".utf8) {
        return true
      }
      if isInLibraryFolder, folder.starts(with: "python".utf8),
        folder.dropFirst(6).first.map({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
          ?? false
      {
        return true
      }
      isInLibraryFolder = folder.elementsEqual("lib".utf8) || folder.elementsEqual("lib64".utf8)
    }
    return false
  }
}
