import Testing

@testable import HeapReport

@Suite("Layouts")
struct SiteLayoutTests {
  private let page = PageAddress("x/a.html", id: "a")
  private let other = PageAddress("y/b.html", id: "b")

  @Test("a folder")
  func folder() {
    let layout = SiteLayout.folder
    #expect(layout.path(of: .index) == "index.html")
    #expect(layout.path(of: page) == "x/a.html")
    #expect(layout.root(from: .index) == "")
    #expect(layout.root(from: page) == "../")
    #expect(layout.href(.index, from: page) == "../index.html")
    #expect(layout.href(.index, from: .index) == "index.html")
    #expect(layout.href(page, from: .index) == "x/a.html")
    #expect(layout.href(page, from: other) == "../x/a.html")
  }

  @Test("a section of the page itself needs no way, one of another page does")
  func sections() {
    let layout = SiteLayout.folder
    #expect(layout.href(page, "s", from: page) == "#s")
    #expect(layout.href(.index, "s", from: .index) == "#s")
    #expect(layout.href(page, "s", from: other) == "../x/a.html#s")
    #expect(layout.href(.index, "s", from: other) == "../index.html#s")
  }

  @Test("in a single file every page is a section, and names of sections contain the page's")
  func single() {
    let layout = SiteLayout.single("all.html")
    #expect(layout.href(page, from: other) == "#a")
    #expect(layout.href(page, "s", from: page) == "#a-s")
    #expect(layout.href(.index, from: page) == "#index")
    #expect(layout.idPrefix(of: page) == "a-")
    #expect(SiteLayout.folder.idPrefix(of: page) == "")
  }

  @Test(
    "a page beside its files",
    arguments: [
      ("a.html", "a_files/", "a_files/", "../../a.html"),
      ("a.HTM", "a_files/", "a_files/", "../../a.HTM"),
      ("a.b.html", "a.b_files/", "a.b_files/", "../../a.b.html"),
      ("my heap.html", "my heap_files/", "my%20heap_files/", "../../my%20heap.html"),
      ("50%#?.html", "50%#?_files/", "50%25%23%3F_files/", "../../50%25%23%3F.html"),
      ("a:b.html", "a:b_files/", "a%3Ab_files/", "../../a%3Ab.html"),
      ("ü.html", "ü_files/", "%C3%BC_files/", "../../%C3%BC.html"),
    ])
  func beside(_ name: String, _ folder: String, _ root: String, _ index: String) {
    let layout = SiteLayout.beside(name)
    #expect(layout.path(of: .index) == name)
    #expect(layout.path(of: page) == "\(folder)x/a.html")
    #expect(layout.root(from: .index) == root)
    #expect(layout.href(.index, from: .index) == index.dropFirst("../../".count))
    #expect(layout.root(from: page) == "../")
    #expect(layout.href(.index, from: page) == index)
  }
}
