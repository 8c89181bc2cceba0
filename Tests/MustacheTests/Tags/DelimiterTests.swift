import Mustache
import Testing

@Suite("Set delimiters")
struct DelimiterTests {
  @Test("New delimiters count from the tag on, and the old ones are text")
  func changed() throws {
    #expect(try render("{{=<% %>=}}{{title}} <% title %>", Page()) == "{{title}} Heap")
    #expect(try render("{{=| |=}}|title|{{count}}", Page()) == "Heap{{count}}")
  }

  @Test("They can be set back")
  func back() throws {
    #expect(try render("{{=[ ]=}}[title][={{ }}=]{{count}}", Page()) == "Heap42")
  }

  @Test("All kinds of tags use them")
  func allTags() throws {
    let template = """
      {{=<% %>=}}<%#peak%><%&chart%><%{chart}%><%! no %><%>head%><%/peak%>
      """
    let page = Page(title: "t", peak: true)
    #expect(
      try render(template, page, partials: ["head.mustache": "{{title}}"]) == "<b>t</b><b>t</b>t")
  }

  @Test("They end with the file: neither partials nor what follows one sees them")
  func partials() throws {
    #expect(
      try render(
        "{{=| |=}}|>head|{{title}}|title|", Page(), partials: ["head.mustache": "|{{title}}|"])
        == "|Heap|{{title}}Heap")
    #expect(
      try render("{{>head}}{{title}}", Page(), partials: ["head.mustache": "{{=| |=}}|title|"])
        == "HeapHeap")
  }

  @Test("White space in the tag does not matter, that around it stays")
  func space() throws {
    #expect(try render(" {{=  @\t @\n=}} @title@", Page()) == "  Heap")
  }

  @Test(
    "On a line of its own the tag takes the line away",
    arguments: [
      "a\n{{=<% %>=}}\nb", "a\n \t{{=<% %>=}} \nb", "a\r\n{{=<% %>=}}\r\nb",
    ])
  func standalone(_ template: String) throws {
    #expect(try render(template, Page()).filter { !$0.isNewline } == "ab")
    #expect(try render(template, Page()).filter(\.isNewline).count == 1)
  }
}
