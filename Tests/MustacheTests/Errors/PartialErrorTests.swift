import Mustache
import Testing

@Suite("Errors about templates and partials")
struct PartialErrorTests {
  @Test(
    "A page that is not in the library",
    arguments: [
      (
        ["index.mustache"], #"idnex.mustache:1:1: no such template, did you mean "index.mustache"?"#
      ),
      (
        ["head.mustache", "class.mustache"],
        "idnex.mustache:1:1: no such template; available: class.mustache, head.mustache"
      ),
      ([], "idnex.mustache:1:1: no such template; the library is empty"),
    ])
  func unknownTemplate(_ names: [String], _ description: String) {
    let library = TemplateLibrary(Dictionary(uniqueKeysWithValues: names.map { ($0, []) }))
    #expect {
      _ = try library.template("idnex.mustache", for: Page.self)
    } throws: { error in
      "\(error)" == description && (error as? TemplateError)?.code == .unknownTemplate
    }
  }

  @Test("A partial that is not in the library")
  func unknownPartial() throws {
    let error = try #require(
      failure("a\n {{>haed}}", for: Page.self, partials: ["head.mustache": ""]))
    #expect(error.code == .unknownPartial)
    #expect(
      error.description
        == #"page.mustache:2:2: no partial "haed.mustache", did you mean "head.mustache"?"#)
  }

  @Test("A partial that includes itself, at once or by way of others")
  func recursive() throws {
    let direct = try #require(
      failure("{{>a}}", for: Page.self, partials: ["a.mustache": "x\n{{>a}}"]))
    #expect(direct.code == .recursivePartial)
    #expect(
      direct.description
        == "a.mustache:2:1: a.mustache includes itself: page.mustache → a.mustache → a.mustache; "
        + "flatten the data into a list instead")
    let indirect = try #require(
      failure(
        "{{>a}}", for: Page.self,
        partials: ["a.mustache": "{{>b}}", "b.mustache": "{{#rows}}{{>page}}{{/rows}}"]))
    #expect(indirect.code == .recursivePartial)
    #expect(
      indirect.description
        == "b.mustache:1:10: page.mustache includes itself: "
        + "page.mustache → a.mustache → b.mustache → page.mustache; "
        + "flatten the data into a list instead")
  }

  @Test("An error inside a partial names the partial, with the place in its own file")
  func placeInPartial() throws {
    let key = try #require(
      failure("   {{>a}}", for: Page.self, partials: ["a.mustache": "\n  {{titel}}"]))
    #expect(
      key.description.hasPrefix(#"a.mustache:2:3: unknown key "titel", did you mean "title"?"#))
    let section = try #require(
      failure("{{#peak}}{{>a}}{{/peak}}", for: Page.self, partials: ["a.mustache": "{{/peak}}"]))
    #expect(
      section.description == "a.mustache:1:1: {{/peak}} ends a section that was not started")
  }

  @Test("Partials in sections and each other share one limit of depth")
  func depth() throws {
    var partials: [String: String] = [:]
    for number in 0..<70 {
      partials["p\(number).mustache"] = "{{#peak}}{{>p\(number + 1)}}{{/peak}}"
    }
    let error = try #require(failure("{{>p0}}", for: Page.self, partials: partials))
    #expect(error.code == .nestedTooDeeply)
    #expect(error.location.file == "p31.mustache")
  }
}
