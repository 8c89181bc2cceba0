import Mustache
import Testing

@Suite("Interpolation")
struct InterpolationTests {
  @Test(
    "A template without tags is its own result", arguments: ["", "plain", "a\r\nb\n", "{ }} {"])
  func noTags(_ template: String) throws {
    #expect(try render(template, Page()) == template)
  }

  @Test("Text is escaped")
  func escaped() throws {
    let page = Page(title: "<a & \"b\">")
    #expect(try render("[{{title}}]", page) == "[&lt;a &amp; &quot;b&quot;&gt;]")
    #expect(try render("[{{streamed}}]", page) == "[&lt;&lt;a &amp; &quot;b&quot;&gt;]")
  }

  @Test("Markup is not escaped, and its own text is", arguments: ["{{{chart}}}", "{{&chart}}"])
  func markup(_ tag: String) throws {
    #expect(try render("[\(tag)]", Page(title: "<")) == "[<b>&lt;</b>]")
  }

  @Test("Whole numbers")
  func integer() throws {
    #expect(try render("{{count}} objects", Page(count: -7)) == "-7 objects")
  }

  @Test("Missing text is nothing, empty text as well")
  func optionalText() throws {
    #expect(try render("[{{note}}]", Page()) == "[]")
    #expect(try render("[{{note}}]", Page(note: "")) == "[]")
    #expect(try render("[{{note}}]", Page(note: "<x>")) == "[&lt;x&gt;]")
  }

  @Test(
    "White space inside tags does not matter",
    arguments: [
      "{{ title }}", "{{title }}", "{{\ttitle\n}}", "{{  title}}",
    ])
  func spaceInside(_ tag: String) throws {
    #expect(try render("|\(tag)|", Page()) == "|Heap|")
  }

  @Test(
    "White space inside unescaped tags does not matter",
    arguments: [
      "{{{ chart }}}", "{{& chart }}", "{{ & chart }}", "{{{\nchart}}}",
    ])
  func spaceInsideUnescaped(_ tag: String) throws {
    #expect(try render("|\(tag)|", Page(title: "x")) == "|<b>x</b>|")
  }

  @Test(
    "White space and lines around a variable stay", arguments: ["  {{title}}\n", "{{title}}\r\n"])
  func spaceAround(_ template: String) throws {
    #expect(
      try render(template, Page())
        == template.replacing("{{title}}", with: "Heap"))
  }

  @Test("Values are not read as templates")
  func valuesAreNotTemplates() throws {
    #expect(try render("{{title}}", Page(title: "{{count}}{{{chart}}}")) == "{{count}}{{{chart}}}")
  }

  @Test("A byte order mark at the start of a template is left out")
  func byteOrderMark() throws {
    #expect(try render("\u{FEFF}{{title}}", Page()) == "Heap")
  }
}
