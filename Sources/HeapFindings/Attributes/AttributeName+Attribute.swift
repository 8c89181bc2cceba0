extension AttributeName {
  /// What reports call an attribute of a dump: an item of a dictionary is data, all else is declared.
  init(_ name: some Collection<UInt8>, _ origin: Attribute.Origin) {
    self.init(text: String(decoding: name, as: UTF8.self), isDeclared: origin != .item)
  }
}
