/// Who holds instances of a class, as far as the recorder found out: of those that lived at a snapshot shortly before
/// the recording ended, or at its end.
///
/// Texts are those of the input: any text.
package struct InstanceHolders: Sendable, Equatable {
  /// Instances that the recorder looked at.
  package var samples: Int
  /// The ways to them, the most frequent first; not all have to be there.
  package var ways: [Way]

  package init(samples: Int, ways: [Way]) {
    self.samples = samples
    self.ways = ways
  }

  /// The shortest way from a module's variable, a class or a local variable to instances.
  package struct Way: Sendable, Equatable {
    /// In Python's notation, `shop.cache.entries[…]`; nil where nothing was found that holds them.
    package var path: String?
    /// The samples that it leads to.
    package var instances: Int

    package init(path: String?, instances: Int) {
      self.path = path
      self.instances = instances
    }
  }
}
