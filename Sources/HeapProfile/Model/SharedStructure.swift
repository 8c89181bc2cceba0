package import Measures

/// Something that several instances lead to at a snapshot, which counts for the one that was measured
/// first: objects of one type, each with what it leads to.
///
/// Texts are those of the input: any text.
package struct SharedStructure: Sendable, Equatable {
  /// The type of the objects.
  package var type: String
  /// From an instance of the first class in ``others`` to one of them, in Python's notation:
  /// `queue._loop`; nil where it is far.
  package var way: String?
  /// Not negative.
  package var objects: Int
  /// Of all of them, with what they lead to: a part of the size of ``instance``. Not negative.
  package var bytes: ByteCount
  /// The instance in whose size they are.
  package var instance: InstanceIndex
  /// The others that lead to them.
  package var others: [Others]

  /// Instances of one class.
  package struct Others: Sendable, Equatable {
    /// nil: of several classes.
    package var index: ClassIndex?
    /// An instance that leads to two of the objects counts twice. Not negative.
    package var instances: Int

    package init(index: ClassIndex?, instances: Int) {
      self.index = index
      self.instances = instances
    }
  }

  package init(
    type: String, way: String?, objects: Int, bytes: ByteCount, instance: InstanceIndex,
    others: [Others]
  ) {
    self.type = type
    self.way = way
    self.objects = objects
    self.bytes = bytes
    self.instance = instance
    self.others = others
  }
}
