import HeapProfile
import Measures
import Testing

@testable import HeapFindings

@Suite("Places of attributes")
struct AttributePlacesTests {
  private func place(of name: String, _ places: inout AttributePlaces) -> Int? {
    Array(name.utf8).withUnsafeBytes { bytes in
      places.place(
        of: Attribute(
          name: bytes, value: nil, place: SizedIndex(0), sized: Sized(size: 0, flat: 0),
          origin: .slot))
    }
  }

  @Test("a name has the place at which it came first")
  func order() {
    var places = AttributePlaces(limit: 8)
    let found = ["b", "a", "b", "c", "a", ""].map { place(of: $0, &places) }
    #expect(found == [0, 1, 0, 2, 1, 3])
  }

  @Test("names beyond the limit have none, those before keep theirs")
  func limit() {
    var places = AttributePlaces(limit: 2)
    let found = ["a", "b", "c", "a", "c"].map { place(of: $0, &places) }
    #expect(found == [0, 1, nil, 0, nil])
  }

  @Test("names that only look equal are two")
  func bytes() {
    var places = AttributePlaces(limit: 8)
    #expect(place(of: "\u{E9}", &places) == 0)
    #expect(place(of: "e\u{301}", &places) == 1)
  }
}
