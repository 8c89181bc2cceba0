package import Measures

/// A ``SharedStructure`` as a reader of a format adds it, with the names of classes.
package struct NewSharedStructure {
  /// See the properties of the same names of ``SharedStructure``.
  package var type: String
  package var way: String?
  package var objects: Int
  package var bytes: ByteCount
  /// The class of the instance in whose size they are, and its place among those of the class.
  package var name: String
  package var place: Int
  /// Names of classes with their instances; an unknown name stands for several classes.
  package var others: [(name: String, instances: Int)]

  package init(
    type: String, way: String?, objects: Int, bytes: ByteCount, name: String, place: Int,
    others: [(name: String, instances: Int)]
  ) {
    self.type = type
    self.way = way
    self.objects = objects
    self.bytes = bytes
    self.name = name
    self.place = place
    self.others = others
  }
}
