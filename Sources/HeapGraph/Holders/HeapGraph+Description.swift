extension HeapGraph {
  /// An object that no way of names leads to, as Python would show it: `<list at 0x7f…>`, a function
  /// with its name.
  func description(of object: Int) -> String {
    let what = [type(object).fullName, functionName(object)].compactMap(\.self)
    return "<\(what.joined(separator: " ")) at 0x\(String(address(object), radix: 16))>"
  }

  /// The name of a function, which its code has.
  private func functionName(_ object: Int) -> String? {
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
