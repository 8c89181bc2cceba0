import Mustache
import Testing

@Suite("Errors about keys")
struct KeyErrorTests {
  private static let all = "chart, count, note, owner, peak, rows, streamed, title, words"

  @Test(
    "Unknown keys, with what may be used instead",
    arguments: [
      (
        "a\n  {{nothing}}",
        #"page.mustache:2:3: unknown key "nothing"; here you may use: \#(all)"#
      ),
      (
        "{{titel}}",
        #"page.mustache:1:1: unknown key "titel", did you mean "title"? Here you may use: \#(all)"#
      ),
      (
        "{{#rows}}{{nmae}}{{/rows}}",
        #"page.mustache:1:10: unknown key "nmae", did you mean "name"? "#
          + #"Here you may use: cells, name, odd (from the page: \#(all))"#
      ),
      (
        "{{#rows}}\n{{#cells}}\n{{^wods}}{{/wods}}{{/cells}}{{/rows}}",
        #"page.mustache:3:1: unknown key "wods", did you mean "words"? Here you may use: name "#
          + #"(from "rows": cells, name, odd; from the page: \#(all))"#
      ),
      ("{{.}}", #"page.mustache:1:1: unknown key "."; here you may use: \#(all)"#),
      (
        "{{#words}}{{#rows}}{{.}}{{/rows}}{{/words}}",
        #"page.mustache:1:20: unknown key "."; here you may use: cells, name, odd "#
          + #"(from "words": nothing; from the page: \#(all))"#
      ),
      (
        "{{owner.nam}}",
        #"page.mustache:1:1: unknown key "nam" in "owner.nam", did you mean "name"? "#
          + #""owner" has: active, badge, cells, home, name, note"#
      ),
      (
        "{{#rows}}{{owner.home.x}}{{/rows}}",
        #"page.mustache:1:10: unknown key "x" in "owner.home.x"; "home" has: city"#
      ),
      (
        "{{ooner.name}}",
        #"page.mustache:1:1: unknown key "ooner", did you mean "owner"? "#
          + "Here you may use: \(all)"
      ),
    ])
  func unknown(_ template: String, _ description: String) throws {
    let error = try #require(failure(template, for: Page.self))
    #expect(error.code == .unknownKey)
    #expect(error.description == description)
  }

  @Test(
    "Keys used as what they are not",
    arguments: [
      (
        "{{{title}}}",
        #"page.mustache:1:1: "title" is text, which is always escaped; write {{title}}"#
      ),
      (
        "{{&note}}",
        #"page.mustache:1:1: "note" is optional text, which is always escaped; write {{note}}"#
      ),
      (
        "{{#rows}}{{{name}}}{{/rows}}",
        #"page.mustache:1:10: "name" is text, which is always escaped; write {{name}}"#
      ),
      (
        "{{{owner.name}}}",
        #"page.mustache:1:1: "owner.name" is text, which is always escaped; write {{owner.name}}"#
      ),
      (
        "{{#words}}{{{.}}}{{/words}}",
        #"page.mustache:1:11: "." is text, which is always escaped; write {{.}}"#
      ),
      (
        "{{chart}}",
        #"page.mustache:1:1: "chart" is markup, which is not escaped; write {{{chart}}}"#
      ),
      (
        "{{#rows}}{{chart}}{{/rows}}",
        #"page.mustache:1:10: "chart" is markup, which is not escaped; write {{{chart}}}"#
      ),
      (
        "{{peak}}",
        #"page.mustache:1:1: "peak" is a flag, not text; write {{#peak}}…{{/peak}}"#
      ),
      (
        "{{rows}}",
        #"page.mustache:1:1: "rows" is a list, not text; write {{#rows}}…{{/rows}}"#
      ),
      (
        "{{{owner}}}",
        #"page.mustache:1:1: "owner" is an object, not text; write {{#owner}}…{{/owner}}"#
      ),
      (
        "{{#title}}{{/title}}",
        #"page.mustache:1:1: "title" is text, not a section; write {{title}}"#
      ),
      (
        "{{^count}}{{/count}}",
        #"page.mustache:1:1: "count" is text, not a section; write {{count}}"#
      ),
      (
        "{{#chart}}{{/chart}}",
        #"page.mustache:1:1: "chart" is markup, not a section; write {{{chart}}}"#
      ),
      (
        "{{title.length}}",
        #"page.mustache:1:1: "title" is text, not an object; it has no "length""#
      ),
      (
        "{{#rows}}{{rows.name}}{{/rows}}",
        #"page.mustache:1:10: "rows" is a list, not an object; it has no "name""#
      ),
    ])
  func mismatched(_ template: String, _ description: String) throws {
    let error = try #require(failure(template, for: Page.self))
    #expect(error.code == .kindMismatch)
    #expect(error.description == description)
  }

  @Test("A key is checked even where it would never be rendered")
  func inverted() throws {
    let error = try #require(failure("{{^rows}}{{name}}{{/rows}}", for: Page.self))
    #expect(error.code == .unknownKey)
    #expect(failure("{{#rows}}{{name}}{{/rows}}", for: Page.self) == nil)
  }

  @Test("A very long name is cut in the message")
  func longName() throws {
    let error = try #require(failure("{{\(String(repeating: "x", count: 4_000))}}", for: Page.self))
    #expect(error.message.hasPrefix("unknown key \"\(String(repeating: "x", count: 59))…\"; here"))
  }
}
