import Foundation
import TestSupport
import Testing

@Suite("Goldens")
struct GoldenTests {
  private let golden = Golden("HeapReport/words.txt")

  /// A folder of goldens beside one of a module's tests, for as long as `body` runs.
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: place) }
    let folder = place.appendingPathComponent("Goldens")
    for path in ["Goldens/HeapReport", "HeapReportTests"] {
      try FileManager.default.createDirectory(
        at: place.appendingPathComponent(path), withIntermediateDirectories: true)
    }
    try body(folder)
  }

  private func mismatch(_ text: String, isRecording: Bool = false, in folder: URL) -> String? {
    let error = #expect(throws: Golden.Mismatch.self) {
      try assertSnapshot(text, golden, isRecording: isRecording, in: folder)
    }
    return error?.description
  }

  @Test("a golden that does not exist fails, and is not written")
  func missing() throws {
    try withFolder { folder in
      let words = mismatch("a\n", in: folder)
      #expect(words == "Tests/Goldens/HeapReport/words.txt does not exist; make goldens writes it")
      let path = folder.appendingPathComponent(golden.path).path
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  @Test("recording writes and fails once, then the same text passes and another does not")
  func recording() throws {
    try withFolder { folder in
      let words = mismatch("a\nb\nc\n", isRecording: true, in: folder)
      #expect(words?.contains("was written") == true)
      try assertSnapshot("a\nb\nc\n", golden, isRecording: true, in: folder)
      try assertSnapshot("a\nb\nc\n", golden, isRecording: false, in: folder)
      #expect(
        mismatch("a\nB\nc\nd\n", in: folder) == """
          Tests/Goldens/HeapReport/words.txt differs; if the new text is right, make goldens writes it.
            line 2, golden: b
            line 2, now:    B
            line 4, now:    d
          """)
    }
  }

  @Test("spellings of one character that only look the same are a difference")
  func spellings() throws {
    try withFolder { folder in
      _ = mismatch("\u{E9}\n", isRecording: true, in: folder)
      #expect(mismatch("e\u{301}\n", in: folder)?.contains("line 1") == true)
    }
  }

  @Test("the first of many changed lines are shown")
  func manyLines() {
    let before = (1...100).map { "\($0)\n" }.joined()
    let difference = LineDifference(from: before, to: "", limit: 3).description
    #expect(difference.split(separator: "\n").count == 4)
    #expect(difference.hasSuffix("  … 97 more lines"))
  }

  @Test("files that no test names are found, and folders of no module")
  func leftovers() throws {
    try withFolder { folder in
      for path in ["HeapReport/words.txt", "HeapReport/old/words.txt", "Gone/words.txt"] {
        let file = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data().write(to: file)
      }
      #expect(
        Golden.leftovers(of: "HeapReport", used: [golden], in: folder) == [
          "Gone", "HeapReport/old/words.txt",
        ])
    }
  }
}
