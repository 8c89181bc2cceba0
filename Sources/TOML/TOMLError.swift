/// Why a file is not read.
package struct TOMLError: Error, Sendable, Hashable {
  package let place: TOMLPlace
  /// A sentence fragment.
  package let reason: String

  package init(place: TOMLPlace, reason: String) {
    self.place = place
    self.reason = reason
  }
}
