import System

/// Folders that were made for an output, one in the other.
struct MadeFolders: Sendable {
  /// What the first of them is in.
  let base: Folder
  var names: [String] = []

  /// Removes those that are empty, from the inside out.
  func remove() {
    var names = names
    while let last = names.popLast() {
      guard let above = try? base.descend(names.joined(separator: "/")) else { continue }
      above.removeEmptyFolder(last)
      above.discard()
    }
  }

  func discard() { base.discard() }
}
