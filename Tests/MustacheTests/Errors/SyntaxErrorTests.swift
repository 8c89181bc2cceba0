import Mustache
import Testing

@Suite("Errors of syntax")
struct SyntaxErrorTests {
  @Test(
    "Each with its place and its words",
    arguments: [
      (
        "a\n  {{title", .unclosedTag,
        #"page.mustache:2:3: "{{" is not closed; "}}" is missing"#
      ),
      (
        "{{{chart}}", .unclosedTag,
        #"page.mustache:1:1: "{{{" is not closed; "}}}" is missing"#
      ),
      (
        "{{title {{count}}", .unclosedTag,
        #"page.mustache:1:1: "{{" is not closed; "}}" is missing"#
      ),
      (
        "{{=<% %>=}}<%# peak", .unclosedTag,
        #"page.mustache:1:12: "<%#" is not closed; "%>" is missing"#
      ),
      ("x{{", .unclosedTag, #"page.mustache:1:2: "{{" is not closed; "}}" is missing"#),
      (
        "{{! never", .unclosedTag,
        #"page.mustache:1:1: "{{!" is not closed; "}}" is missing"#
      ),
      ("é{{ }}", .badName, "page.mustache:1:2: the tag has no name"),
      ("{{#}}{{/}}", .badName, "page.mustache:1:1: the tag has no name"),
      (
        "{{two\n words}}", .badName,
        #"page.mustache:1:1: a name is one word; found "two  words""#
      ),
      (
        "{{owner.}}", .badName,
        #"page.mustache:1:1: "owner." has an empty part; write "a.b", or "." alone"#
      ),
      (
        "{{..}}", .badName,
        #"page.mustache:1:1: ".." has an empty part; write "a.b", or "." alone"#
      ),
      (
        "\r\n{{=<%=}}", .badDelimiters,
        #"page.mustache:2:1: "<%" sets no delimiters; write two words without an equals sign, "#
          + "such as {{=<% %>=}}"
      ),
      (
        "{{=a b c=}}", .badDelimiters,
        #"page.mustache:1:1: "a b c" sets no delimiters; write two words without an equals sign, "#
          + "such as {{=<% %>=}}"
      ),
      (
        "{{= =a b =}}", .badDelimiters,
        #"page.mustache:1:1: " =a b " sets no delimiters; write two words without an equals sign, "#
          + "such as {{=<% %>=}}"
      ),
      (
        "{{<base}}", .unsupportedTag,
        "page.mustache:1:1: template inheritance is not supported; include a partial with {{>name}}"
      ),
      (
        "{{$ block}}", .unsupportedTag,
        "page.mustache:1:1: template inheritance is not supported; include a partial with {{>name}}"
      ),
      (
        "{{title}}\n{{#rows}}\n{{^peak}}x", .unclosedSection,
        #"page.mustache:3:1: section "peak" is not closed; {{/peak}} is missing"#
      ),
      (
        "x\n{{/rows}}", .mismatchedSection,
        "page.mustache:2:1: {{/rows}} ends a section that was not started"
      ),
      (
        "{{#rows}}\n{{#odd}}\n  {{/rows}}{{/odd}}", .mismatchedSection,
        "page.mustache:3:3: {{/rows}} where {{/odd}} must come first, "
          + "for the section started on line 2"
      ),
    ] as [(String, TemplateError.Code, String)])
  func syntax(_ template: String, _ code: TemplateError.Code, _ description: String) throws {
    let error = try #require(failure(template, for: Page.self))
    #expect(error.code == code)
    #expect(error.description == description)
  }

  @Test("Bytes that are not UTF-8, counted in scalars")
  func encoding() {
    let files = ["page.mustache": Array("a\né".utf8) + [0xE9, 0x0A]]
    #expect {
      _ = try TemplateLibrary(files).template("page.mustache", for: Page.self)
    } throws: { error in
      "\(error)" == "page.mustache:2:2: not UTF-8; save the template as UTF-8"
    }
  }

  @Test("Sections in sections, up to the limit and one more")
  func depth() throws {
    func template(_ depth: Int) -> String {
      String(repeating: "{{#peak}}", count: depth) + "x"
        + String(repeating: "{{/peak}}", count: depth)
    }
    #expect(try render(template(64), Page(peak: true)) == "x")
    let error = try #require(failure(template(65), for: Page.self))
    #expect(error.code == .nestedTooDeeply)
    #expect(
      error.description
        == "page.mustache:1:577: sections and partials are nested more than 64 deep")
  }

  @Test("Errors are equal when their codes are")
  func equality() {
    let one = failure("{{a", for: Page.self)
    let other = failure("\n{{#b", for: Page.self)
    #expect(one == other)
    #expect(one?.hashValue == other?.hashValue)
    #expect(one?.location != other?.location)
    #expect(one != failure("{{}}", for: Page.self))
  }

  @Test("Every prefix of a template loads or fails, and never traps")
  func prefixes() {
    let template = "{{=| |=}}\n |#rows|\n|{ name }||/rows||={{ }}=|{{{chart}}}{{^note}}{{/note}}"
    let outcomes = template.indices.map { failure(String(template[..<$0]), for: Page.self)?.code }
    #expect(Set(outcomes).isSuperset(of: [nil, .unclosedTag, .kindMismatch, .unclosedSection]))
  }
}
