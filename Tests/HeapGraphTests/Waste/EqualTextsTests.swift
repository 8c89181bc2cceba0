import Measures
import TestSupport
import Testing

@testable import HeapGraph

/// Texts that are there more than once.
@Suite struct EqualTextsTests {
  @Test func copiesAreCounted() throws {
    var app = AppHeap()
    let rows = (0..<40).map { _ in
      app.dict([("status", app.value("pending", bytes: 56))])
    }
    app.variable("rows", app.add(.list, bytes: 400, rows))
    app.variable("other", app.value("pending", bytes: 60))
    let (waste, heap) = try app.waste()
    let texts = waste.texts
    #expect(texts.groupCount == 2)
    // 41 of 56 bytes but one of 60; the keys are 40 of 52
    #expect(texts.saved == 4_268)
    let group = try #require(texts.groups.first)
    #expect(heap.graph.value(group.example)?.beginning == "pending")
    #expect(group.count == 41 && group.bytes == 2_300 && group.saved == 2_240)
    #expect(group.placeCount == 2)
    #expect(group.places.map(\.count) == [40, 1])
    #expect(
      group.places.map { waste.patterns.text($0.pattern, in: heap) }
        == [#"app.rows[…]["status"]"#, "app.other"])
    #expect(texts.copies.count == 40 + 39)
  }

  @Test func bytesAreNoTexts() throws {
    var app = AppHeap()
    let members = [
      app.value("abc"), app.value("abc", .bytes), app.value("12", .int), app.value("12"),
    ]
    app.variable("all", app.add(.list, bytes: 88, members))
    #expect(try app.waste().waste.texts.groupCount == 0)
  }

  @Test func equalBeginningsAreNoProof() throws {
    var app = AppHeap()
    let text = String(repeating: "x", count: 80)
    let members = (0..<3).map { _ in app.value(text, bytes: 149, length: 100) }
    app.variable("all", app.add(.list, bytes: 88, members))
    let texts = try app.waste().waste.texts
    #expect(texts.groupCount == 0 && texts.saved == 0)
    #expect(texts.cutCount == 3 && texts.cutBytes == 3 * 149)
  }

  @Test func aQuestionMarkMayStandForSomethingElse() throws {
    var app = AppHeap()
    let members =
      [app.value("a?", bytes: 78), app.value("a?", bytes: 78)]
      + [app.value("b?", bytes: 51), app.value("b?", bytes: 51)]
    app.variable("all", app.add(.list, bytes: 88, members))
    let texts = try app.waste().waste.texts
    #expect(texts.groupCount == 1 && texts.saved == 51)
  }

  @Test func emptyTextsAndGarbageDoNotCount() throws {
    var app = AppHeap()
    app.variable("all", app.add(.list, bytes: 88, [app.value(""), app.value(""), app.value("x")]))
    _ = app.add(.list, [app.value("x", count: 1)], count: 0)
    #expect(try app.waste().waste.texts.groupCount == 0)
  }

  @Test func ofManyTextsTheFirstAreKept() throws {
    var app = AppHeap()
    let members = (0..<60).flatMap { number in
      (0..<2).map { _ in app.value("text \(number)", bytes: UInt64(50 + number)) }
    }
    app.variable("all", app.add(.list, bytes: 1_016, members))
    let texts = try app.waste().waste.texts
    #expect(texts.groupCount == 60 && texts.groups.count == EqualTexts.limit)
    #expect(texts.groups.first?.saved == 109)
    #expect(texts.saved == ByteCount(clamping: (50...109).reduce(0, +)))
  }
}
