import Testing

@Suite("The checker of links that the tests use")
struct LinkCheckerTests {
  private func problems(_ body: String, _ other: String = "") -> [String] {
    let pages = [
      "index.html": #"<a href="b/x%20y.html">x</a><a href="index.html">i</a>"# + body,
      "b/x y.html": #"<p id="here">x</p>"# + other,
    ]
    let files = pages.mapValues { body in
      Array("<!doctype html>\n<html lang=\"en\"><body>\(body)</body></html>".utf8)
    }
    return LinkChecker(files: files).problems()
  }

  @Test("a good site has no problems")
  func good() {
    #expect(problems("") == [])
    let other = ##"<a href="#here">a</a><a href="../index.html">b</a>"##
    #expect(problems(##"<a href="b/x%20y.html#here">a</a>"##, other) == [])
  }

  @Test(
    "links that lead nowhere or away",
    arguments: [
      "c.html", "b/", "../index.html", "/index.html", "b/x y.html", "b/x%20y.html#there", "#here",
      "", "http://example.org/", "//example.org/", "javascript:alert(1)", "data:text/plain,x",
      "index.html?x", "b/%zz.html", "INDEX.html",
    ])
  func dead(_ link: String) {
    #expect(problems(#"<a href="\#(link)">x</a>"#).count == 1)
    #expect(problems(#"<img alt="x" src="\#(link)">"#).count == 1)
    #expect(problems(#"<picture><source srcset="\#(link)"></picture>"#).count == 1)
  }

  @Test(
    "what no page may have",
    arguments: [
      #"<p id="a"></p><p id="a"></p>"#, #"<p style="color:red"></p>"#, "<style></style>",
      "<script>1</script>", #"<p onclick="x"></p>"#, #"<img src="index.html">"#,
      #"<a href="index.html"></a>"#, "<p><b></p></b>", #"<p aria-labelledby="nobody"></p>"#,
    ])
  func forbidden(_ body: String) {
    #expect(!problems(body).isEmpty)
  }

  @Test("a file that no page leads to")
  func lost() {
    let page = Array(#"<!doctype html><html lang="en"><a href="a.html">a</a></html>"#.utf8)
    let files = ["a.html": page, "b.svg": []]
    #expect(LinkChecker(files: files).problems() == ["b.svg: no page leads to it"])
  }
}
