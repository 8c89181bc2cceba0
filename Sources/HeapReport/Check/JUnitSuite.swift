/// A suite of tests in the form of JUnit that GitLab and Jenkins read: one for each limit.
struct JUnitSuite {
  /// A test.
  struct Case {
    let name: String
    /// Why it failed, a line each, the first one alone where there is little room; nil: it passed.
    let failure: [String]?
  }

  /// What was checked.
  let title: String
  let cases: [Case]

  var bytes: [UInt8] {
    let failures = cases.count { $0.failure != nil }
    let counts = "tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"0\""
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"heaphtml\" \(counts)>\n"
    text +=
      "  <testsuite name=\"heaphtml check \(XMLText.escaped(title))\" \(counts) skipped=\"0\">\n"
    for test in cases {
      text +=
        "    <testcase classname=\"heaphtml.check\" name=\"\(XMLText.escaped(test.name))\""
      guard let failure = test.failure else {
        text += "/>\n"
        continue
      }
      text +=
        ">\n      <failure type=\"limit\" message=\"\(XMLText.escaped(failure.first ?? ""))\">"
      text += failure.map(XMLText.escaped).joined(separator: "\n")
      text += "</failure>\n    </testcase>\n"
    }
    text += "  </testsuite>\n</testsuites>\n"
    return Array(text.utf8)
  }
}
