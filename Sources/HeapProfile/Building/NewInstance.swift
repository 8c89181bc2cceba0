/// An instance as a reader of a format knows it.
package struct NewInstance {
  /// See ``Instance/address``.
  package var address: UInt64
  /// See ``Instance/name``.
  package var name: TextRef
  /// See ``Instance/repr``.
  package var repr: TextRef
  /// Seconds since the program's start.
  package var birth: Double
  /// Seconds since the program's start; nil while it lives.
  package var death: Double?
  /// Where it was made, if that was recorded.
  package var trace: TraceIndex?

  /// See the properties of the same names.
  package init(
    address: UInt64 = 0, name: TextRef = .empty, repr: TextRef = .empty, birth: Double,
    death: Double? = nil, trace: TraceIndex? = nil
  ) {
    self.address = address
    self.name = name
    self.repr = repr
    self.birth = birth
    self.death = death
    self.trace = trace
  }
}
