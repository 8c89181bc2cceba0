/// A frame that runs as a heap file names it, `MainThread: /srv/app.py:46 work`, in its parts.
///
/// Any text may be there: a part that is missing is empty.
package struct FrameName: Sendable, Hashable {
  /// The qualified name of the function.
  package let function: String
  /// File without folders, line and function: `app.py:46 work`.
  package let place: String
  /// The same without the line, which changes as the function goes on: `app.py work`.
  package let code: String

  package init(_ name: String) {
    let words = name.split(separator: " ", omittingEmptySubsequences: false)
    function = String(words.last ?? "")
    let before = words.dropLast().joined(separator: " ")
    var file = before.split(separator: "/").last.map(String.init) ?? before
    // Without a folder the thread is before it.
    if let thread = file.firstRange(of: ": ") { file = String(file[thread.upperBound...]) }
    place = file.isEmpty ? function : "\(file) \(function)"
    if let line = file.lastIndex(of: ":"),
      !file[file.index(after: line)...].contains(where: { !$0.isNumber })
    {
      file = String(file[..<line])
    }
    code = file.isEmpty ? function : "\(file) \(function)"
  }
}
