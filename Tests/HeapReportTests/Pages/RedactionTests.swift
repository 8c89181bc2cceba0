import Foundation
import TestSupport
import Testing

@Suite("Redaction")
struct RedactionTests {
  @Test(
    "what a stranger need not see is in no file",
    arguments: [
      "demo-pympler-1.1-python3.11", "demo-pympler-0.6-python2.7", "pympler-1.1-python3.11",
    ])
  func hidden(_ name: String) throws {
    let fixture = Fixture(name)
    var settings = GeneratedSite.Settings()
    settings.isRedacted = true
    let redacted = try GeneratedSite(fixture, settings)
    let open = try SiteStore.site(of: fixture)
    let texts = try reprs(of: fixture)
    #expect(!texts.isEmpty)
    for text in texts {
      let code = Array(escaped(text).utf8)
      #expect(open.files.values.contains { contains($0, code) }, "shown otherwise: \(text)")
      for (path, bytes) in redacted.files { #expect(!contains(bytes, code), "\(path): \(text)") }
    }
    for (path, bytes) in redacted.files where path.hasSuffix(".html") {
      #expect(!contains(bytes, Array("/home/".utf8)), "\(path)")
    }
    #expect(LinkChecker(files: redacted.files).problems() == [])
  }

  /// Long reprs of the sampled instances, as Pympler recorded them.
  private func reprs(of fixture: Fixture) throws -> [String] {
    let instances = try fixture.expected()["instances"].elements
    let reprs = instances.compactMap { $0["repr"].string }
    return Array(Set(reprs.filter { $0.count > 12 })).sorted().prefix(4).map { $0 }
  }

  private func escaped(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
      .replacingOccurrences(of: ">", with: "&gt;").replacingOccurrences(of: "\"", with: "&quot;")
      .replacingOccurrences(of: "'", with: "&#39;")
  }

  private func contains(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
    Data(bytes).range(of: Data(wanted)) != nil
  }
}
