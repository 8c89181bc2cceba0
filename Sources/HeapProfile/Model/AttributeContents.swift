/// Which values of the attributes of a class are equal, at one snapshot.
package struct ClassContents: Sendable, Equatable {
  /// The time of the snapshot, in seconds since the program's start; any number.
  package var timestamp: Double
  /// By the attributes' names.
  package var attributes: [[UInt8]: AttributeContents]

  package init(timestamp: Double, attributes: [[UInt8]: AttributeContents]) {
    self.timestamp = timestamp
    self.attributes = attributes
  }
}

/// Which values of an attribute are equal, as far as the recorder compared them.
///
/// heapmonitor compares whole values by hashes of 64 bits; a dump has only their clipped reprs.
package struct AttributeContents: Sendable, Equatable {
  /// Instances that the recorder looked at and that have a value there which is not None.
  package var values: Int
  /// Instances with None there.
  package var none: Int
  /// Values that could be compared: texts, numbers, and containers of these.
  package var hashed: Int
  /// Different ones among these.
  package var distinct: Int
  /// Values that are equal to the most frequent one.
  package var most: Int

  package init(values: Int, none: Int, hashed: Int, distinct: Int, most: Int) {
    self.values = values
    self.none = none
    self.hashed = hashed
    self.distinct = distinct
    self.most = most
  }
}
