import HeapReport
import TestSupport
import Testing

@Suite("Order of objects")
struct ObjectOrderTests {
  private typealias Object = SyntheticDump.Object
  private typealias Sized = SyntheticDump.Sized

  private func order(_ dump: SyntheticDump, _ keys: ObjectKey..., reversed: Bool = false) throws
    -> [Int]
  {
    var selection = ObjectSelection()
    selection.keys = keys
    selection.isReversed = reversed
    return Array(selection.objects(of: try analyse(dump)))
  }

  /// Registered in an order that is not that of the names.
  private var dump: SyntheticDump {
    var dump = SyntheticDump()
    dump.classes = [
      .init("z", [Object(birth: 3, sizes: [(0, Sized(5))]), Object(birth: 1)]),
      .init("é", [Object(birth: 2, sizes: [(0, Sized(9)), (1, Sized(1))])]),
      .init("a", [Object(birth: 1, sizes: [(0, Sized(5))])]),
    ]
    return dump
  }

  @Test("names go up by code points, sizes go down, ties stay as in the dump")
  func keys() throws {
    #expect(try order(dump, .classname) == [3, 0, 1, 2])
    #expect(try order(dump, .name) == [3, 0, 1, 2])
    #expect(try order(dump, .repr) == [3, 0, 1, 2])
    #expect(try order(dump, .birth) == [1, 3, 2, 0])
    #expect(try order(dump, .size) == [2, 0, 3, 1])
    #expect(try order(dump, .tsize) == [0, 1, 2, 3])
  }

  @Test("objects that were never freed come last by their death, wherever they are in the dump")
  func deaths() throws {
    let deaths: [Double?] = [nil, 2, nil, 1, nil, 3]
    var dump = SyntheticDump()
    dump.classes = [.init("app.C", deaths.map { Object(birth: 0, death: $0) })]
    #expect(try order(dump, .death) == [3, 1, 5, 0, 2, 4])
  }

  @Test("further keys resolve ties; the order can be turned round")
  func several() throws {
    #expect(try order(dump, .birth, .size) == [3, 1, 2, 0])
    #expect(try order(dump, .size, .name) == [2, 3, 0, 1])
    #expect(try order(dump, .size, reversed: true) == [1, 3, 0, 2])
  }

  @Test("without keys it is classname, tsize, birth, …")
  func standard() throws {
    #expect(try order(dump) == [3, 1, 0, 2])
  }

  @Test("the filter looks for text, not for a pattern")
  func filter() throws {
    var selection = ObjectSelection()
    for (filter, expected) in [("", 4), ("z", 2), ("É", 0), (".", 0), ("zz", 0)] {
      selection.filter = filter
      #expect(selection.objects(of: try analyse(dump)).count == expected, "\(filter)")
    }
  }
}
