import Output
import CairoRenderer
import HeapReport
import HeapStatistics
import Mustache
import TestSupport
import Testing

@Suite("Templates of a report")
struct TemplateTests {
  /// Makes a report with one of the built-in templates changed.
  private func report(_ path: String, _ change: ([UInt8]) -> [UInt8]?) throws -> Site {
    var files = Dictionary(
      uniqueKeysWithValues: BuiltInAssets.folder("Templates").map { ($0.path, $0.bytes) })
    files[path] = try change(#require(files[path], "\(path)"))
    let pages = try ReportPages(TemplateLibrary(files), renderer: CairoRenderer())
    _ = try ProcessesPages(TemplateLibrary(files))
    _ = try ComparisonPages(TemplateLibrary(files), renderer: PlainRenderer())
    _ = try TrendPages(TemplateLibrary(files))
    _ = try HeapPages(TemplateLibrary(files), renderer: CairoRenderer())
    _ = try HeapChangePages(TemplateLibrary(files), renderer: CairoRenderer())
    return try pages.site(
      ReportFacts(
        HeapAnalysis(loading: Fixture("small").bytes()), ReportFacts.Options(title: "x")))
  }

  @Test("unchanged they can be used")
  func unchanged() throws {
    _ = try report("index.mustache") { $0 }
  }

  /// The templates of a report on a dump; those on leak graphs are another report's.
  private static let paths = BuiltInAssets.folder("Templates").map(\.path)
    .filter { !$0.hasPrefix("garbage") }

  @Test("an unknown key is an error", arguments: paths)
  func unknownKey(_ path: String) {
    #expect {
      _ = try report(path) { $0 + Array("{{nobodyKnowsThis}}".utf8) }
    } throws: { error in
      guard let error = error as? TemplateError else { return false }
      return error.code == .unknownKey && "\(error)".hasPrefix("\(path):")
        && "\(error)".contains("nobodyKnowsThis")
    }
  }

  @Test("a template or partial that is missing is an error")
  func missing() {
    #expect { _ = try report("snapshot.mustache") { _ in nil } } throws: { error in
      (error as? TemplateError)?.code == .unknownTemplate
    }
    #expect { _ = try report("partials/tree.mustache") { _ in nil } } throws: { error in
      (error as? TemplateError)?.code == .unknownPartial
    }
  }

  @Test("a changed template changes its pages and no others")
  func changed() throws {
    let report = try report("snapshot.mustache") { _ in Array("{{name}}".utf8) }
    var pages: [String: String] = [:]
    for file in try report.jobs.flatMap({ try $0.files(OutputBudget(.none)) }) {
      pages[file.path] = String(decoding: file.bytes.prefix(20), as: UTF8.self)
    }
    #expect(pages["snapshots/1.html"] == "one")
    #expect(pages["index.html"]?.hasPrefix("<!doctype html>") == true)
  }
}
