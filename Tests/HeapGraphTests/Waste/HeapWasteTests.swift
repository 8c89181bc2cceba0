import Bytes
import Measures
import TestSupport
import Testing

@testable import HeapGraph

/// Dictionaries of instances, numbers in lists, memory behind an object.
@Suite struct HeapWasteTests {
  private func stores(_ count: Int) throws -> HeapWaste {
    var app = AppHeap()
    let value = app.add(.float, bytes: 24)
    let stores = (0..<count).map { _ in
      app.add(.store, bytes: 48, [app.dict([("a", value), ("b", value)], bytes: 104)])
    }
    app.variable("stores", app.add(.list, bytes: UInt64(56 + 8 * count), stores))
    return try app.waste().waste
  }

  @Test func slotsWouldSaveDictionaries() throws {
    let list = try stores(100).dictionaries
    #expect(list.count == 100 && list.bytes == 10_400 && list.saved == 8_800)
    #expect(list.groups.first?.type == Int(AppHeap.Kind.store.rawValue))
  }

  @Test func ofAFewInstancesNobodyDeclaresSlots() throws {
    let list = try stores(99).dictionaries
    #expect(list.count == 0 && list.groups.isEmpty && list.saved == 0)
  }

  @Test func modulesAndClassesHaveDictionariesForAReason() throws {
    var app = AppHeap()
    let classes = (0..<200).map { _ in app.add(.type, bytes: 1_064, [app.dict([], bytes: 64)]) }
    app.variable("classes", app.add(.list, bytes: 1_656, classes))
    #expect(try app.waste().waste.dictionaries.groups.isEmpty)
  }

  @Test func numbersInLists() throws {
    var app = AppHeap()
    let floats = (0..<70).map { _ in app.add(.float, bytes: 24) }
    let shared = app.add(.float, bytes: 24)
    app.variable("samples", app.add(.list, bytes: 624, floats + [shared]))
    app.variable("shared", shared)
    let (waste, heap) = try app.waste()
    #expect(waste.numbers.ways(waste, heap) == ["app.samples"])
    #expect(waste.numbers.saved == 1_680 && waste.numbers.bytes == 2_304)
  }

  @Test func otherLists() throws {
    var app = AppHeap()
    func numbers(_ kind: AppHeap.Kind, _ count: Int, _ bytes: UInt64) -> [UInt64] {
      (0..<count).map { _ in app.add(kind, bytes: bytes) }
    }
    app.variable("few", app.add(.list, bytes: 560, numbers(.float, 63, 24)))
    app.variable(
      "mixed", app.add(.list, bytes: 576, numbers(.float, 64, 24) + numbers(.int, 1, 28)))
    app.variable("large", app.add(.list, bytes: 576, numbers(.int, 64, 28) + numbers(.int, 1, 36)))
    app.variable("texts", app.add(.list, bytes: 576, numbers(.float, 64, 24) + [app.value("x")]))
    #expect(try app.waste().waste.numbers.groups.isEmpty)
  }

  @Test func memoryBehindAnObject() throws {
    var app = AppHeap()
    app.variable("samples", app.add(.array, bytes: 80_000))
    app.variable("blob", app.value("x", .bytes, bytes: 4_096, length: 4_063))
    app.variable("small", app.value("x", .bytes, bytes: 4_095, length: 4_062))
    app.variable("table", app.add(.list, bytes: 80_056, [app.value("y")]))
    let (waste, heap) = try app.waste()
    #expect(waste.blocks.ways(waste, heap) == ["app.samples", "app.blob"])
    #expect(waste.blocks.bytes == 84_096 && waste.blocks.saved == 0)
  }

  @Test func anEmptyHeapWastesNothing() throws {
    let waste = try HeapWaste(HeldHeap(HeapGraph(.init(HeapFileWriter().ended()))))
    #expect(waste.texts.groupCount == 0 && waste.empty.count == 0 && waste.patterns.count == 0)
  }
}
