/// Gives attributes places in the order in which they come, by their names, up to a limit.
struct AttributePlaces {
  private var places: [[UInt8]: Int] = [:]
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
  }

  /// The place of an attribute, which is the number of the places before where it is new; nil beyond
  /// the limit.
  mutating func place(of attribute: Attribute) -> Int? {
    let name = Array(attribute.name)
    if let known = places[name] { return known }
    let place = places.count
    guard place < limit else { return nil }
    places[name] = place
    return place
  }
}
