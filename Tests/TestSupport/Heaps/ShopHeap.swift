/// The heap of a small shop: once, and again when its program has gone on.
package enum ShopHeap {
  /// - Parameter isLater: customers came, a log is new, and the rates are gone.
  package static func file(isLater: Bool) -> [UInt8] {
    var app = AppHeap()
    let customers = (0..<(isLater ? 90 : 60)).map { number in
      app.add(
        .store, bytes: 48,
        [
          app.dict([
            ("name", app.value("customer \(number)", bytes: 61)),
            ("orders", app.add(.list, bytes: 56 + 8 * UInt64(number))),
          ])
        ])
    }
    app.variable("customers", app.add(.list, bytes: 1_000, customers))
    app.variable("table", app.dict([("data", app.add(.array, bytes: 20_000))]))
    if isLater {
      let lines = (0..<300).map { app.value("request \($0)", bytes: 59) }
      app.variable("log", app.add(.list, bytes: 2_456, lines))
    } else {
      let rates = (0..<200).map { _ in app.add(.float, bytes: 24) }
      app.variable("rates", app.add(.list, bytes: 1_656, rates))
    }
    return app.file(facts: [
      ("program", "heapmonitor"), ("python", "CPython 3.13.0"), ("command", "shop.py"),
      ("pid", "4711"),
      ("resident", isLater ? "12000000" : "11000000"),
    ])
  }
}
