import ReferenceCycles
import TestSupport
import Testing

/// Cycles in which every object looks like every other: colours say nothing, and one shape has to be
/// proved.
@Suite("Shapes of regular cycles")
struct RegularShapeTests {
  /// A ring in which each object refers to those that are so many places on, in a random order.
  private func ring(_ count: Int, _ steps: [Int], base: Int, _ random: inout SeededGenerator)
    -> String
  {
    let ids = (0..<count).shuffled(using: &random).map { base + $0 }
    var text = ids.sorted().map { Samples.node($0, "Node") }.joined()
    for place in 0..<count {
      for step in steps {
        text += Samples.edge(ids[place], ids[(place + step) % count], "next")
      }
    }
    return text
  }

  @Test("equal rings are one shape, others are not, in whatever order")
  func rings() throws {
    var random = SeededGenerator(seed: 32)
    // There and back; without any way back; and one that is the second under other names (5 × 13 is
    // 1 in a ring of 32, so that steps of 1 and 9 become steps of 13 and 21).
    let kinds = [[1, 31], [1, 9], [13, 21]]
    var text = ""
    for (number, steps) in (kinds + kinds + kinds).enumerated() {
      text += ring(32, steps, base: 100 * number, &random)
    }
    let analysis = try Samples.analysis(text)
    #expect(analysis.shapes.map(\.cycles.count).sorted() == [3, 6])
  }

  @Test("a ring there and back is no pair of rings of half its length that are joined")
  func prisms() throws {
    var random = SeededGenerator(seed: 5)
    // A prism and a Möbius ladder: three neighbours each, the same number of everything.
    func ladder(_ isTwisted: Bool, base: Int) -> String {
      let ids = (0..<16).shuffled(using: &random).map { base + $0 }
      var text = ids.sorted().map { Samples.node($0, "Node") }.joined()
      func join(_ one: Int, _ other: Int) {
        text += Samples.edge(ids[one], ids[other], "next")
        text += Samples.edge(ids[other], ids[one], "next")
      }
      for place in 0..<8 {
        join(place, place + 8)
        if place < 7 {
          join(place, place + 1)
          join(place + 8, place + 9)
        }
      }
      join(7, isTwisted ? 8 : 0)
      join(15, isTwisted ? 0 : 8)
      return text
    }
    let body = [false, true, false, true].enumerated().map { ladder($1, base: 100 * $0) }
    #expect(try Samples.analysis(body.joined()).shapes.map(\.cycles.count) == [2, 2])
  }
}
