package import Foundation

/// A text in the folder of goldens: what a person is shown, as it was when somebody last looked.
package struct Golden: Sendable, CustomStringConvertible {
  /// Below Tests/Goldens; the first part is the module whose tests own it.
  package let path: String

  package init(_ path: String) {
    self.path = path
  }

  package var description: String { path }

  /// Why a text and its golden do not agree, for a person who has to decide which one is right.
  package struct Mismatch: Error, CustomStringConvertible {
    package let description: String
  }

  /// Whether goldens are written instead of compared: only where somebody asked for it.
  package static let isRecording =
    ProcessInfo.processInfo.environment["HEAPHTML_UPDATE_GOLDENS"] == "1"

  package static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Goldens")

  /// Goldens of a module that none of its tests names, and folders of no module.
  ///
  /// - Parameter used: every golden that the module's tests compare.
  package static func leftovers(of module: String, used: [Golden], in folder: URL = folder)
    -> [String]
  {
    let tests = folder.deletingLastPathComponent()
    let modules = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let ownerless = modules.filter { name in
      name != ".gitattributes"
        && !FileManager.default.fileExists(
          atPath: tests.appendingPathComponent("\(name)Tests").path)
    }
    let own = folder.appendingPathComponent(module)
    let files = FileManager.default.enumerator(atPath: own.path)?.compactMap { $0 as? String } ?? []
    let known = Set(used.map(\.path))
    let unused = files.map { "\(module)/\($0)" }.filter { path in
      var isFolder: ObjCBool = false
      let full = folder.appendingPathComponent(path).path
      return FileManager.default.fileExists(atPath: full, isDirectory: &isFolder)
        && !isFolder.boolValue && !known.contains(path)
    }
    return (ownerless + unused).sorted()
  }
}

/// Holds a text against its golden.
///
/// - Throws: ``Golden/Mismatch`` when they differ, when there is no golden, and when one was written.
package func assertSnapshot(
  _ text: String, _ golden: Golden, isRecording: Bool = Golden.isRecording,
  in folder: URL = Golden.folder
) throws {
  let file = folder.appendingPathComponent(golden.path)
  let before = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
  // Byte by byte: Swift's own comparison takes different spellings of é for the same.
  if let before, before.utf8.elementsEqual(text.utf8) { return }
  let place = "Tests/Goldens/\(golden.path)"
  if isRecording {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    throw Golden.Mismatch(description: "\(place) was written: look at it, then run the tests again")
  }
  guard let before else {
    throw Golden.Mismatch(description: "\(place) does not exist; make goldens writes it")
  }
  throw Golden.Mismatch(
    description: """
      \(place) differs; if the new text is right, make goldens writes it.
      \(LineDifference(from: before, to: text))
      """)
}
