import HeapProfile
import HeapStatistics
import Bytes
import Testing

@testable import HeapReport

@Suite("Names of referents for strangers")
struct RedactionNameTests {
  /// Whether a name is hidden below another, as it would be in a report.
  private func hides(_ name: String, below parent: String?) -> Bool {
    var builder = ProfileBuilder(OwnedBytes([]))
    let text = builder.text(Array(name.utf8))
    let above = parent.map { builder.text(Array($0.utf8)) }
    guard let profile = try? builder.finish() else { return false }
    return Redaction.hides(
      ReferentKey(text, after: nil, in: profile.texts),
      below: above.map { ReferentKey(whole: $0, in: profile.texts) }, in: profile.texts)
  }

  @Test(
    "attributes are shown",
    arguments: [
      ("[K] name", "__dict__"), ("[V] name: 'x'", "__dict__"), ("[S] name: 'x'", nil),
      ("name", nil), ("_slot", nil),
      ("__dict__", nil), ("__class__", "items"), ("größe", nil), ("[V] x", "__dict__"),
    ] as [(String, String?)])
  func shown(_ name: String, _ parent: String?) {
    #expect(!hides(name, below: parent))
  }

  @Test(
    "keys, elements and everything that could be one are not",
    arguments: [
      ("[K] name", nil), ("[S] two words: 1", nil), ("[V] name: 'x'", nil), ("[K] name", "items"),
      ("[0]", nil), ("", nil),
      ("[K] k: secret", "__dict__"), ("[K] two words", "__dict__"), ("__x: y", nil), ("a b", nil),
      ("[V] two words: 1", "__dict__"), ("/home/jane", nil), ("1a", nil), ("[K] __dict__", nil),
    ] as [(String, String?)])
  func hidden(_ name: String, _ parent: String?) {
    #expect(hides(name, below: parent))
  }

  @Test(
    "folders of every system are left out",
    arguments: [
      ("/home/jane/app.py", "app.py"), (#"C:\Users\jane\app.py"#, "app.py"), ("app.py", "app.py"),
      (#"\\server\share\jane\app.py"#, "app.py"), (#"C:\Users/jane\x/app.py"#, "app.py"),
      ("<stdin>", "<stdin>"), ("", ""), ("/", ""), (#"jane\"#, "jane"),
    ])
  func folders(_ path: String, _ name: String) {
    #expect(Redaction.withoutFolders(path) == name)
  }
}
