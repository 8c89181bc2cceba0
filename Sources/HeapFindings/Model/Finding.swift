package import HeapProfile
package import Measures

/// Something that the numbers of a dump say should be looked at first: who is at fault, how many
/// bytes are at stake, and what says so. It is data; `HeapReport/Words` has the sentences.
package struct Finding: Sendable {
  package let kind: Kind
  /// The class that is at fault; nil when it is the process as a whole.
  package let subject: Subject?
  /// The attributes of the class that are at fault or that hold most of it, the largest first.
  package var attributes: [AttributeName] = []
  /// The line that made the instances: of the program itself where its trace has one.
  package var site: CallPlace?
  /// The innermost call, where that is another one than ``site``.
  package var innermost: CallPlace?
  /// Bytes at stake; not negative.
  package internal(set) var bytes: ByteCount
  /// The instances that it speaks of; 0 for the process.
  package internal(set) var instances: Int
  /// The snapshots that it speaks of: of one moment twice the same.
  package let first: SnapshotIndex
  package let last: SnapshotIndex
  package let confidence: Confidence
  package internal(set) var evidence: Evidence
  /// The attributes one by one, the strongest first, where several have the same fault; else empty. The
  /// evidence is that of the first.
  package internal(set) var parts: [Part] = []
  /// What has the same cause, the largest first.
  package var companions: [Companion] = []
  /// How much a byte of this kind counts against a byte of another, see ``Ranking``.
  let weight: Double
  /// What grew, at successive snapshots: what grows in the same steps may have one cause.
  var series: [Double] = []

  /// Of what kind it is. The raw value is its name in exports.
  package enum Kind: String, Sendable, CaseIterable {
    /// Some of the instances are never freed, while others are.
    case leak
    /// None of the instances is ever freed, and there are ever more.
    case accumulation
    /// Few instances stay and grow.
    case growthInside = "growth-inside"
    /// Attributes that are empty in nearly all instances.
    case emptyAttributes = "empty-attributes"
    /// Containers that are empty and still as large as they once were.
    case emptied
    /// Equal values, again and again.
    case repeated = "repeated-values"
    /// Whole containers that look alike.
    case copies
    /// Lists of mostly nothing.
    case sparse
    /// Numbers of which each is an object.
    case boxed
    /// A dictionary for each of many small instances.
    case dictionaries = "instance-dictionaries"
    /// One instance that takes most of its class.
    case giant
    /// Raw form and parsed form, both kept.
    case rawBeside = "raw-beside-parsed"
    /// An attribute that brings a whole graph of objects along.
    case drags
    /// A value that others of the same instance already hold.
    case derived = "derived-value"
    /// Much for a moment.
    case transient
    /// Much of the process' memory for a moment.
    case processPeak = "process-peak"
    /// Growth of the process that no tracked object explains.
    case unexplained = "unexplained-growth"
    /// Many instances that are made and freed at once.
    case churn
  }

  /// How sure it is.
  package enum Confidence: String, Sendable {
    /// The dump shows it.
    case high
    /// The dump shows it, but not whether the program needs it.
    case medium
    /// The dump shows only the ends of what it is about.
    case low
  }

  /// A class, under both of its names.
  package struct Subject: Sendable, Equatable {
    package let index: ClassIndex
    /// The class that the instances are of where they are registered as another; else nil.
    package let actual: String?

    package init(index: ClassIndex, actual: String?) {
      self.index = index
      self.actual = actual
    }
  }

  /// What a finding says of one of several attributes.
  package struct Part: Sendable {
    package let attributes: [AttributeName]
    package let bytes: ByteCount
    package let instances: Int
    package let confidence: Confidence
  }

  /// A class that grows beside the one at fault.
  package struct Companion: Sendable {
    package let subject: Subject
    package let attributes: [AttributeName]
    package let bytes: ByteCount
    /// Where it is made, unless that is the place of the finding.
    package let site: CallPlace?
    /// Whether it may be what holds the others.
    package let mayHold: Bool
  }
}
