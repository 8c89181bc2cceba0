import Testing

@testable import HeapReport

@Suite("Layouts")
struct SiteLayoutTests {
  @Test(
    "the way from one file to another",
    arguments: [
      ("a.html", "b.html", "b.html"), ("x/a.html", "x/b.html", "b.html"),
      ("x/a.html", "b.html", "../b.html"), ("a.html", "x/y/b.html", "x/y/b.html"),
      ("x/y/a.html", "x/z/b.html", "../z/b.html"), ("x/y/a.html", "x/", "../"), ("a.html", "", ""),
      ("x/a.html", "", "../"), ("a.html", "50 %/b.html", "50%20%25/b.html"),
      ("x", "x/b.html", "x/b.html"),
    ])
  func way(_ origin: String, _ target: String, _ way: String) {
    #expect(SiteLayout.folder.way(to: target, from: origin) == way)
  }

  @Test("a folder")
  func folder() {
    let layout = SiteLayout.folder
    #expect(layout.indexPath == "index.html")
    #expect(layout.folder == "")
    #expect(layout.rootFromIndex == "")
    #expect(layout.rootFromPage == "../")
    #expect(layout.indexFromPage == "../index.html")
    #expect(layout.indexFromIndex == "index.html")
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
    #expect(layout.indexPath == name)
    #expect(layout.folder == folder)
    #expect(layout.rootFromIndex == root)
    #expect(layout.indexFromIndex == index.dropFirst("../../".count))
    #expect(layout.rootFromPage == "../")
    #expect(layout.indexFromPage == index)
  }
}
