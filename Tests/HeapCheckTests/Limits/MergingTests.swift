import HeapCheck
import Testing

@Suite("Limits of the command line in the place of a file's")
struct MergingTests {
  private func choice(_ name: String) throws -> Limit {
    .noFinding(try #require(FindingChoice(name)))
  }

  @Test("one on the same takes the place, others stay; the last of several counts")
  func same() {
    let (node, file) = (ClassPattern("Node*"), ClassPattern("File"))
    let given: [Limit] = [
      .instances(file, 9), .classBytes(node, 5), .total(1), .classBytes(file, 6),
    ]
    #expect(
      given.replaced(by: [.classBytes(node, 7), .total(2), .total(3), .instances(node, 1)])
        == [
          .total(3), .classBytes(file, 6), .classBytes(node, 7), .instances(file, 9),
          .instances(node, 1),
        ])
    #expect([Limit]().replaced(by: given).count == 4 && given.replaced(by: []).count == 4)
  }

  @Test("kinds of findings are chosen together")
  func findings() throws {
    let given = [try choice("leak"), try choice("giant"), .total(1)]
    #expect(given.replaced(by: [try choice("churn")]) == [.total(1), try choice("churn")])
    #expect(given.replaced(by: [.total(2)]).count == 3)
  }
}
