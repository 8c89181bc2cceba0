extension HeldHeap {
  /// An object that no way of names leads to, as Python would show it: `<list at 0x7f…>`, a function or a
  /// class with its name.
  func description(of object: Int) -> String {
    let what =
      definitions[object].map { "class \(graph.types[$0].fullName)" }
      ?? [graph.type(object).fullName, graph.functionName(object)].compactMap(\.self)
      .joined(separator: " ")
    return "<\(what) at 0x\(String(graph.address(object), radix: 16))>"
  }
}

extension HeapGraph {
  /// The name of a function, which its code has.
  fileprivate func functionName(_ object: Int) -> String? {
    guard type(object).name == "function", let code = attribute("__code__", of: object) else {
      return nil
    }
    let name = attribute("co_qualname", of: code) ?? attribute("co_name", of: code)
    return name.flatMap { value($0) }.flatMap { $0.kind == .text ? $0.beginning : nil }
  }

  /// What an object refers to by the name of an attribute.
  private func attribute(_ name: String, of object: Int) -> Int? {
    for place in references(object) {
      if case .attribute(let text) = self.name(place, of: object), self.text(text) == name {
        return target(place)
      }
    }
    return nil
  }
}
