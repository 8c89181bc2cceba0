import HeapReport
import Synchronization
import Testing

@Suite("Pictures of cycles")
struct PictureTests {
  private static let pair = "a [label=\"r\\nT\"]; a -> a [label=\"me\"];"

  /// Keeps what it is asked to draw.
  private final class Recorder: GraphRenderer {
    let asked = Mutex("")

    func svg(_ graphs: [UInt8]) -> [UInt8] {
      asked.withLock { $0 = String(decoding: graphs, as: UTF8.self) }
      return []
    }
  }

  private func asked(_ body: String) throws -> String {
    let recorder = Recorder()
    _ = try CycleSite(body, renderer: recorder)
    return recorder.asked.withLock(\.self)
  }

  @Test("no text of a graph can end a label or mean anything to Graphviz")
  func escapes() throws {
    let text = try asked(
      #"""
      evil [label="q\"]; x [shape=none, image='/etc/passwd' \\N &amp; <b>\nT\\\"y"];
      evil -> evil [label="\\\"; b -> c"];
      """#)
    #expect(text.contains(#"label="T\\\"y\nq\"]; x [shape=none, image='/e…"]"#), "\(text)")
    #expect(text.contains(#"label=" \\\"; b -> c "#), "\(text)")
    #expect(!text.contains("evil"))
    let labels = text.split(separator: "\n").filter { $0.hasPrefix("n0 ") }
    #expect(labels.count == 2)
  }

  @Test("objects in one role are one box, and so are types of a large cycle")
  func roles() throws {
    var body = "hub [label=\"r\\nHub\"];"
    for node in 0..<10 {
      body += "n\(node) [label=\"r\\nPart\"]; hub -> n\(node) [label=\"p\(node)\"];"
      body += "n\(node) -> hub [label=\"hub\"];\n"
    }
    let star = try asked(body)
    #expect(star.contains("Part ×10") && star.contains("and 7 more") && !star.contains("n2 "))
    var chain = ""
    for node in 0..<100 {
      chain += "n\(node) [label=\"r\\n\(node % 3 == 0 ? "A" : "B")\"];"
      chain += "n\(node) -> n\((node + 1) % 100) [label=\"next\"];\n"
    }
    let condensed = try asked(chain)
    #expect(condensed.contains("B ×66") && condensed.contains("A ×34"))
  }

  @Test("both themes come from one layout, with nothing but shapes and text")
  func themes() throws {
    let site = try CycleSite(Self.pair, renderer: BoxGraphRenderer())
    let light = site.text("pictures/shape-1.svg")
    let dark = site.text("pictures/shape-1-dark.svg")
    #expect(light.contains("fill=\"#ffffff\"") && dark.contains("fill=\"#1b2026\""))
    #expect(light.contains("a &amp; b") && light.contains("M1,-2C3.5,4 5,6 7,8"))
    for picture in [light, dark] {
      #expect(!picture.contains("id=") && !picture.contains("style") && !picture.contains("<!"))
      #expect(!picture.contains("href") && !picture.contains("n0") && !picture.contains("Times"))
      #expect(picture.filter { $0 == "\n" }.count == 7)
    }
  }

  @Test(
    "anything else that comes back is not a picture",
    arguments: [
      "", "no picture", "<?xml", BoxGraphRenderer.document("s2"), BoxGraphRenderer.document("x"),
      BoxGraphRenderer.document("s1", "<script>alert(1)</script>"),
      BoxGraphRenderer.document("s1", "<image href=\"x.png\"/>"),
      BoxGraphRenderer.document("s1", "<path fill=\"red\" d=\"M1,2\"/>"),
      BoxGraphRenderer.document("s1", "<path fill=\"none\" d=\"url(x)\"/>"),
      BoxGraphRenderer.document("s1", "<text text-anchor=\"&quot;\">a</text>"),
      String(BoxGraphRenderer.document("s1").dropLast(20)),
    ])
  func refused(_ document: String) throws {
    let site = try CycleSite(Self.pair, renderer: FixedGraphRenderer(document: document))
    #expect(!site.files.keys.contains { $0.hasPrefix("pictures/") })
    #expect(LinkChecker(files: site.files).problems() == [])
  }

  @Test("every beginning of a document is refused or complete")
  func prefixes() throws {
    let document = BoxGraphRenderer.document("s1")
    for count in stride(from: 0, through: document.count, by: 11) {
      let part = String(document.prefix(count))
      let site = try CycleSite(Self.pair, renderer: FixedGraphRenderer(document: part))
      #expect(site.files["pictures/shape-1.svg"] == nil || part.hasSuffix("</svg>"))
    }
  }
}
