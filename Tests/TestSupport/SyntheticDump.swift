import PickleReader

/// A dump made up by a test, in the shape that Pympler 1.1 writes; nothing in it is memoised.
package struct SyntheticDump: Sendable {
  package var classes: [Class] = []
  package var snapshots: [Snapshot] = []

  package init() {}

  /// A registered name and its `TrackedObject`s.
  package struct Class: Sendable {
    package var name: String
    package var objects: [Object]

    package init(_ name: String, _ objects: [Object]) {
      self.name = name
      self.objects = objects
    }
  }

  /// A `TrackedObject`.
  package struct Object: Sendable {
    package var birth: Double
    package var death: Double?
    package var sizes: [(time: Double, sized: Sized)]
    /// Functions and lines of the frames.
    package var trace: [(function: String, line: Int64)]?
    /// Attributes that replace the others of their names, or are added.
    package var attributes: [String: [Piece]] = [:]

    package init(
      birth: Double, death: Double? = nil, sizes: [(time: Double, sized: Sized)] = [],
      trace: [(function: String, line: Int64)]? = nil
    ) {
      self.birth = birth
      self.death = death
      self.sizes = sizes
      self.trace = trace
    }
  }

  /// An `Asized` with its referents.
  package struct Sized: Sendable {
    package var size: Int64
    /// Bytes of the object itself.
    package var flat: Int64
    package var name: String
    package var referents: [Sized]

    /// - Parameter flat: as large as `size` if it is not given.
    package init(
      _ size: Int64, _ name: String = "", _ referents: [Sized] = [], flat: Int64? = nil
    ) {
      self.size = size
      self.flat = flat ?? size
      self.name = name
      self.referents = referents
    }
  }

  /// A `Snapshot`.
  package struct Snapshot: Sendable {
    package var time: Double
    package var description: String
    package var trackedTotal: Int64
    /// Physical memory of the process in bytes; nil: the recorder did not ask.
    package var resident: Int64?

    package init(_ time: Double, _ description: String = "", trackedTotal: Int64 = 0) {
      self.time = time
      self.description = description
      self.trackedTotal = trackedTotal
    }
  }

  /// The two pickles.
  package func bytes() -> [UInt8] {
    var index: [Piece] = [.op(.emptyDict)]
    for entry in classes {
      let objects = list(entry.objects.map { $0.pieces(name: entry.name) })
      index += [.text(entry.name)] + objects + [.op(.setItem)]
    }
    return assemble(index + [.op(.stop)] + list(snapshots.map(\.pieces)) + [.op(.stop)])
  }
}
