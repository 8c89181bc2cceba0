/// What some instances of a class hold, attribute by attribute, at one snapshot.
///
/// heapmonitor measures them apart where a recording shows no attributes (resolution levels 0 and 1). What
/// these instances share with each other counts once; what all of a larger class share counts for none.
package struct ClassSamples: Sendable {
  /// The time of the snapshot, in seconds since the program's start; any number.
  package var timestamp: Double
  package var trees: [Tree]

  /// One instance with all it holds.
  package struct Tree: Sendable {
    /// Its place among the instances of its class, in the order in which they were recorded.
    package var place: Int
    /// The root: the instance itself.
    package var root: SizedIndex

    package init(place: Int, root: SizedIndex) {
      self.place = place
      self.root = root
    }
  }

  package init(timestamp: Double, trees: [Tree]) {
    self.timestamp = timestamp
    self.trees = trees
  }
}
