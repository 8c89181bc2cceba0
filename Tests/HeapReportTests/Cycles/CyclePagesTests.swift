import HeapReport
import ReferenceCycles
import Mustache
import Testing

@Suite("Pages on leak graphs")
struct CyclePagesTests {
  /// Two parents with their children, and what hangs on the first.
  private static let families = """
    a [label="Node(a)\\nNode"]; b [label="Node(b)\\nNode"]; c [label="x\\nNode"];
    d [label="y\\nNode"]; e [label="'text'\\nstr\\n50 bytes"];
    a -> b [label="child"]; b -> a [label="parent"]; c -> d [label="child"];
    d -> c [label="parent"]; a -> e [label="name"];
    """

  @Test("keep the rules of all pages, with and without pictures", arguments: [true, false])
  func rules(_ isDrawn: Bool) throws {
    let site = try CycleSite(
      CycleSite.leakgraph(), renderer: isDrawn ? BoxGraphRenderer() : nil)
    #expect(LinkChecker(files: site.files).problems() == [])
    #expect(site.files.keys.contains("pictures/shape-1.svg") == isDrawn)
    #expect(try site.markup("index.html").all("img").isEmpty == !isDrawn)
  }

  @Test("are the same bytes for the same graph")
  func deterministic() throws {
    let graph = try CycleSite.leakgraph()
    let first = try CycleSite(graph, renderer: BoxGraphRenderer())
    for _ in 0..<3 {
      #expect(try CycleSite(graph, renderer: BoxGraphRenderer()).files == first.files)
    }
  }

  @Test("say how many objects cycles hold and where to break them")
  func numbers() throws {
    let site = try CycleSite(Self.families)
    let index = try site.markup("index.html")
    #expect(index.all("h1").map(\.text) == ["2 cycles hold 5 objects"])
    let cells = try #require(index.all("table").first).all("tbody").flatMap { $0.all("td") }
    #expect(cells.map(\.text) == ["2", "2", "4", "100.0 %", "1", "Node.child "])
    let shape = try site.markup("shapes/1.html")
    #expect(shape.all("h1").map(\.text) == ["A cycle of Node ×2"])
    #expect(site.text("shapes/1.html").contains("Break it at Node.child"))
    #expect(site.text("shapes/1.html").contains("Equally effective: removing Node.parent."))
    let codes = shape.all("code").map(\.text)
    #expect(codes == ["child", "parent", "Node(a)", "a", "Node(b)", "b", "x", "c"])
  }

  @Test("tell the sizes of objects and cycles where the graph does")
  func sizes() throws {
    let graph = """
        a [label="n1\\nNode\\n48 bytes"]; b [label="n2\\nNode\\n2000 bytes"];
        a -> b [label="next"]; b -> a [label="next"];

      """
    let site = try CycleSite(graph)
    let objects = try #require(site.markup("shapes/1.html").all("table").last)
    #expect(objects.all("th").map(\.text).contains("Size"))
    #expect(objects.all("td").filter { $0.hasClass("n") }.map(\.text) == ["48 B", "1.95 KiB"])
    #expect(objects.all("td").compactMap { $0["title"] } == ["48 bytes", "2,000 bytes"])
    #expect(site.text("index.html").contains("2.00 KiB"))
    let silent = try CycleSite(Self.families).text("shapes/1.html")
    #expect(!silent.contains(">Size<"))
  }

  @Test("a graph without cycles, and one without anything")
  func empty() throws {
    for body in ["", "a -> b;"] {
      let site = try CycleSite(body, renderer: BoxGraphRenderer())
      #expect(LinkChecker(files: site.files).problems() == [])
      #expect(site.text("index.html").contains("No cycle among"))
    }
  }

  @Test("lists say what they leave out")
  func limits() throws {
    var body = ""
    for cycle in 0..<30 {
      for node in 0..<25 {
        body += "n\(cycle)_\(node) [label=\"r\\nT\"]; "
        body += "n\(cycle)_\(node) -> n\(cycle)_\((node + 1) % 25) [label=\"next\"];\n"
      }
    }
    let site = try CycleSite(body)
    let page = site.text("shapes/1.html")
    #expect(page.contains("5 more objects are not listed."))
    #expect(page.contains("9 more cycles are not listed."))
    let many = (0..<250).map { "n\($0) -> n\($0) [label=\"l\($0)\"];" }.joined(separator: "\n")
    let large = try CycleSite(many)
    #expect(large.text("index.html").contains("50 more shapes are not listed."))
    #expect(large.files.keys.filter { $0.hasPrefix("shapes/") }.count == 200)
    #expect(LinkChecker(files: large.files).problems() == [])
  }

  @Test(
    "whatever labels hold is text",
    arguments: [
      "<script>alert(1)</script>", "' onload=alert(1) x='", "&lt;b&gt;", "{{title}}",
      "\u{202E}gnp", "../../etc/passwd", "]]>", "\u{FFFE}",
    ])
  func hostile(_ text: String) throws {
    let site = try CycleSite(
      """
      "\(text)" [label="\(text)\\n\(text)"]; b [label="r\\n\(text)"];
      "\(text)" -> b [label="\(text)"]; b -> "\(text)" [label="x\(text)"];
      """, renderer: BoxGraphRenderer())
    #expect(LinkChecker(files: site.files).problems() == [])
    for (path, bytes) in site.files where path.hasSuffix(".html") {
      let page = String(decoding: bytes, as: UTF8.self)
      #expect(!page.contains("<script>") && !page.contains("<b>") && !page.contains("\u{202E}"))
    }
  }

  @Test("redacted, they show attributes but no repr and no key")
  func redacted() throws {
    let body = """
      a [label="<secret object at 0x7f>\\nNode"]; d [label="secret dict\\ndict"]; b [label="x\\nCache"];
      a -> d [label="store"]; d -> a [label="secret_key"]; a -> b [label="cache"];
      b -> a [label="['secret item']"]; d -> b [label="owner"];
      """
    let open = try CycleSite(body, renderer: BoxGraphRenderer())
    #expect(open.text("shapes/1.html").contains("secret object"))
    let graph = Array("digraph G {\n\(body)}\n".utf8)
    let asked = AskedGraphs()
    let site = try CycleSite(graph, isRedacted: true, renderer: asked)
    #expect(LinkChecker(files: site.files).problems() == [])
    let texts = site.files.values.map { String(decoding: $0, as: UTF8.self) } + [asked.text]
    #expect(texts.allSatisfy { !$0.contains("secret") })
    #expect(asked.text.contains("store") && site.text("shapes/1.html").contains("cache"))
  }

  @Test("redacted, a name is shown only if the graph says that it is an attribute's")
  func redactedKeys() throws {
    // Classes derived from dict look like dictionaries, or like anything.
    let body = """
      r [label="{'secret_a': 1}\\nRegistry"]; n [label="<app.Node object at 0x7f>\\nNode"];
      o [label="OrderedDict([('secret_b', 1)])\\nOrderedDict"]; w [label="<Weird with secret>\\nWeird"];
      d [label="{}\\ndict"]; f [label="<function f>\\nfunction"];
      r -> n [label="secret_a"]; n -> r [label="slot"]; o -> n [label="secret_b"];
      n -> o [label="other"]; w -> n [label="secret_c"]; n -> w [label="weird"];
      w -> d [label="__dict__"]; d -> n [label="known"]; n -> f [label="call"];
      f -> n [label="closed_over"];
      """
    let site = try CycleSite(Array("digraph G {\n\(body)}\n".utf8), isRedacted: true)
    let text = site.files.values.map { String(decoding: $0, as: UTF8.self) }.joined()
    #expect(!text.contains("secret"))
    for name in ["slot", "other", "weird", "known", "call", "closed_over", "__dict__"] {
      #expect(text.contains(name), "\(name)")
    }
  }

  @Test("beside a page with an awkward name every link leads somewhere")
  func beside() throws {
    let layout = SiteLayout.beside("50 % of #1.html")
    let site = try CycleSite(
      CycleSite.leakgraph(), layout: layout, renderer: BoxGraphRenderer())
    #expect(LinkChecker(files: site.files).problems() == [])
    #expect(site.files.keys.filter { !$0.hasPrefix("50 % of #1_files/") } == [layout.indexPath])
  }

  @Test(
    "an unknown key in a template is an error",
    arguments: ["garbage.mustache", "garbage-shape.mustache"])
  func unknownKey(_ path: String) throws {
    var files = Dictionary(
      uniqueKeysWithValues: BuiltInAssets.folder("Templates").map { ($0.path, $0.bytes) })
    files[path, default: []] += Array("{{nobodyKnowsThis}}".utf8)
    let error = #expect(throws: TemplateError.self) {
      _ = try CyclePages(TemplateLibrary(files))
    }
    #expect(error?.code == .unknownKey)
  }
}
