/// A module `app` with a class, its instances, a closure, a list and a dictionary: every kind of name.
package enum SmallHeap {
  package static let texts = [
    "", "builtins", "module", "dict", "str", "Store", "app", "app.cache", "list", "function",
    "tuple",
    "cell", "items", "rows,hits", "Main: app.py:3 main", "frame", "current", "cached", "set",
  ]

  package static func writer(compressed: Bool = false) -> HeapFileWriter {
    var file = HeapFileWriter(compressed: compressed)
    file.texts(["python", "CPython 3.14.0", "resident", "4096"], kind: "INFO", count: 2)
    file.texts(texts)
    let names: [UInt32] = [2, 3, 4, 5, 8, 9, 10, 11, 15, 18]
    file.types(
      names.enumerated().map { (UInt64(1000 + $0.offset), $0.element, $0.element == 5 ? 6 : 1) })
    file.layouts([
      (0, []), (0, [2 << 28]), (3, []), (0, [1 << 28 | 12, 6 << 28]), (2, []),
      (0, [3 << 28 | 13]), (0, [4 << 28]), (0, [5 << 28 | 16, 8 << 28]), (4, []), (1, []),
      (5, [7 << 28 | 17]),
    ])
    file.objects([
      // the module, its variables, their names
      TestObject(address: 10, type: 0, layout: 1, count: 1, references: [11]),
      TestObject(address: 11, type: 1, layout: 2, count: 1, references: [12, 13, 14, 20, 30, 40]),
      TestObject(address: 12, type: 2, count: 1), TestObject(address: 13, type: 2, count: 1),
      TestObject(address: 14, type: 2, count: 1),
      // store: an instance with an attribute, a list of two dictionaries
      TestObject(address: 20, bytes: 48, type: 3, layout: 3, count: 1, references: [21, 1003]),
      TestObject(address: 21, bytes: 100, type: 4, layout: 4, count: 1, references: [23, 22]),
      TestObject(address: 22, bytes: 200, type: 1, layout: 2, count: 1, references: [24, 25]),
      TestObject(address: 23, bytes: 300, type: 1, layout: 2, count: 1),
      TestObject(address: 24, bytes: 50, type: 2, count: 1),
      TestObject(address: 25, bytes: 1000, type: 2, count: 1),
      // handler: a function with a closure
      TestObject(address: 30, type: 5, layout: 5, count: 1, references: [31]),
      TestObject(address: 31, type: 6, layout: 4, count: 1, references: [33, 32]),
      TestObject(address: 32, type: 7, layout: 6, count: 1, references: [34]),
      TestObject(address: 33, type: 7, layout: 6, count: 1, references: [35]),
      TestObject(address: 34, bytes: 400, type: 4, layout: 9, count: 1),
      TestObject(address: 35, bytes: 500, type: 4, layout: 9, count: 1, references: [36]),
      TestObject(address: 36, bytes: 7, type: 2, count: 1),
      // members: a set
      TestObject(address: 40, type: 9, layout: 8, count: 1, references: [41]),
      TestObject(address: 41, type: 2, count: 1),
      // a frame and its local variable
      TestObject(address: 50, type: 8, layout: 7, references: [51, 11]),
      TestObject(address: 51, bytes: 600, type: 4, layout: 9, count: 1, references: [52]),
      TestObject(address: 52, type: 2, count: 1),
      // held from outside, and two that only hold each other
      TestObject(address: 60, type: 4, layout: 10, count: 1, references: [61]),
      TestObject(address: 61, type: 2, count: 1),
      TestObject(address: 70, bytes: 5, type: 4, layout: 9, count: 1, references: [71]),
      TestObject(address: 71, bytes: 6, type: 4, layout: 9, count: 1, references: [70]),
    ])
    file.values([
      (12, 1, "store"), (13, 1, "handler"), (14, 1, "members"), (24, 1, "a \"key\"\n"),
      (25, 2, "bytes"), (36, 3, "17"),
    ])
    file.roots([(1, 7, 10), (2, 14, 50)])
    return file
  }
}
