import Foundation
import HeapReport
import HeapStatistics
import PickleReader
import TestSupport
import Testing

@Suite("What several instances lead to, on pages and in exports")
struct SharedRowTests {
  private static let hostile = "<b>dict</b>"

  private func dump() -> [UInt8] {
    var dump = SyntheticDump()
    dump.snapshots = [.init(1, "one", trackedTotal: 900), .init(2, "two", trackedTotal: 900)]
    dump.classes = [
      .init(
        "app.Session",
        (0..<3).map { .init(birth: 0.5, sizes: [(1, .init($0 == 0 ? 700 : 100))]) })
    ]
    let others: PythonLiteral = [["app.Session", 2], ["", 1]]
    let record: PythonLiteral = [
      "heapmonitor": 1,
      "shared": [
        [[.text(Self.hostile), "config", 1, 600, "app.Session", 0, others]],
        [["list", "", 4, 70, "app.Session", 1, others]],
      ],
    ]
    return dump.bytes() + record.pickle
  }

  @Test("the page of the class and the instance's card say it in words")
  func pages() throws {
    let site = try GeneratedSite(dump())
    let path = try #require(site.pagePaths.first { $0.hasPrefix("classes/app.session") })
    let page = String(decoding: site.files[path] ?? [], as: UTF8.self)
    let phrase =
      "600 B in 1 &lt;b&gt;dict&lt;/b&gt; (app.Session.config) that "
      + "2 other app.Session and 1 of other classes lead to"
    #expect(page.contains("What they share") && page.contains("At “one”."))
    #expect(page.contains("\(phrase); counts for <a class=\"code\" href=\"#i1\">app.Session"))
    #expect(page.contains("Counts here alone: \(phrase)"))
    #expect(page.contains("Counts here alone: 70 B in 4 list that 2 other app.Session"))
  }

  @Test("without a word of the recorder nothing is said")
  func unknown() throws {
    var dump = SyntheticDump()
    dump.snapshots = [.init(1, "one", trackedTotal: 100)]
    dump.classes = [.init("app.Session", [.init(birth: 0.5, sizes: [(1, .init(100))])])]
    let site = try GeneratedSite(dump.bytes())
    for page in site.pagePaths {
      let text = String(decoding: site.files[page] ?? [], as: UTF8.self)
      #expect(!text.contains("What they share"))
    }
  }

  @Test("JSON has it for each snapshot")
  func exported() throws {
    let json = try text { try JSONExport(HeapAnalysis(loading: dump())).write(to: $0) }
    #expect(
      json.contains(
        #""shared":[{"type":"list","way":null,"objects":4,"bytes":70,"class":"app.Session","#
          + #""instance":1,"others":[{"class":"app.Session","instances":2},"#
          + #"{"class":null,"instances":1}]}]"#))
    #expect((try? JSONSerialization.jsonObject(with: Data(json.utf8))) != nil)
  }
}
