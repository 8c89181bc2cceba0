package import HeapProfile
package import Measures

/// What a finding's sentences are made from, for each kind.
package enum Evidence: Sendable {
  case survivors(Survivors)
  case growth(InsideGrowth)
  case empty([EmptyAttribute])
  case emptied(Emptied)
  case repeated(Repetition)
  case sparse(SparseLists)
  case boxed(BoxedNumbers)
  case dictionaries(TinyDictionaries)
  case giant(Giant)
  case raw(RawForm)
  case derived([AttributeName])
  case transient(Moment)
  case missed(MissedPeak, Moment.Reason)
  case process(ProcessMoment)
  case unexplained(UnexplainedGrowth)
  case churn(Churn)

  /// Instances that stayed, of those that were born after the first snapshot of the finding.
  package struct Survivors: Sendable {
    package let born: Int
    package let kept: Int
    /// Seconds that nearly all of those that were freed lived at most; 0: none were, or too few.
    package let age: Double
    /// Bytes that came with each snapshot.
    package let perSnapshot: ByteCount
    /// Whether they outlived the program's main function.
    package let outlivesMain: Bool
    /// What most of their bytes are in, the largest first.
    package let holds: [Part]
    /// Whether none of those that were born later stayed: growth that has ended.
    package let hasEnded: Bool
    /// What the recorder found to hold them; nil: nothing, or it did not look.
    package internal(set) var holder: Holder?
    /// What grew with them and counts for others that were measured first; nil: nothing is known of it.
    package let shared: Shared?
  }

  /// What several instances lead to.
  package struct Shared: Sendable {
    /// Of all of it; not only of the largest.
    package let bytes: ByteCount
    package let largest: SharedStructure
  }

  /// What holds instances that stay.
  package struct Holder: Sendable {
    /// In Python's notation, `shop.cache.entries[…]`.
    package let path: String
    /// Instances that were looked at, and those of them that it holds.
    package let samples: Int
    package let instances: Int

    package init(path: String, samples: Int, instances: Int) {
      self.path = path
      self.samples = samples
      self.instances = instances
    }
  }

  /// A part of something.
  package struct Part: Sendable {
    package let attribute: AttributeName
    package let bytes: ByteCount
    /// Of what it is a part, in bytes.
    package let whole: ByteCount
  }

  /// Bytes of instances that stay, at the first and at the last snapshot of the finding.
  package struct InsideGrowth: Sendable {
    package let from: ByteCount
    package let to: ByteCount
    /// Whether they had grown to `from` at the same rate, as nobody looked: the recorder found them late.
    package let isFoundLate: Bool
    /// Instances that are there from the first to the last; 0: they come and go, and what grows is
    /// something that they share.
    package let staying: Int
    /// The instance that took most of it; nil: several did, or there is only one.
    package let single: InstanceIndex?
  }

  /// An attribute that is empty in nearly all instances.
  package struct EmptyAttribute: Sendable {
    package let attribute: AttributeName
    /// What it looks like: `set()`; a type's name where the dump shows only that.
    package let look: String
    /// Whether its size alone says that it is empty.
    package let isBySize: Bool
    package let count: Int
    package let of: Int
    package let bytes: ByteCount
  }

  /// Containers that keep the table of what they once held.
  package struct Emptied: Sendable {
    package let look: String
    package let count: Int
    package let of: Int
    /// Bytes of each on average, and of a new one.
    package let each: ByteCount
    package let new: ByteCount
  }

  /// Equal values in several instances, each with one of its own.
  package struct Repetition: Sendable {
    package let own: Int
    package let distinct: Int
    /// The most frequent one as the dump shows it, and how often it is there; nil where others may look
    /// the same.
    package let example: String
    package let times: Int?
    package let isText: Bool
    /// Whether the dump shows values whole, or the recorder compared them: else only their ends and their
    /// sizes are equal.
    package let isProven: Bool
    /// Whether they differ in some numbers.
    package let differsALittle: Bool
  }

  /// Lists of mostly None.
  package struct SparseLists: Sendable {
    package let each: ByteCount
    /// Of the elements that the dump shows.
    package let shown: Int
    package let none: Int
  }

  /// Numbers in lists.
  package struct BoxedNumbers: Sendable {
    package let numbers: Int
    /// Bytes of each beside its place in the list.
    package let each: ByteCount
  }

  /// A dictionary for each instance.
  package struct TinyDictionaries: Sendable {
    /// Attributes of each on average; nil when the dump does not show them.
    package let keys: Int?
    /// Bytes of all these instances with everything.
    package let whole: ByteCount
  }

  /// One instance among others.
  package struct Giant: Sendable {
    package let instance: InstanceIndex
    /// Bytes of the one in the middle.
    package let median: ByteCount
    package let of: Int
    package let tracked: ByteCount
    /// An attribute with its value that names it.
    package let label: (AttributeName, String)?
  }

  /// An attribute that may not be needed once something has been made from it.
  package struct RawForm: Sendable {
    package let form: Form
    /// What was made from it, or what is beside it.
    package let siblings: [AttributeName]
    /// Bytes of the class as a whole.
    package let whole: ByteCount
    package let each: ByteCount

    /// How that shows.
    package enum Form: Sendable {
      /// Both begin with the same words.
      case echo
      /// Raw bytes or text that is most of each instance.
      case raw(isBytes: Bool, wasNone: Bool)
      /// It was None at first.
      case onDemand
      /// An object of this type, with all it refers to.
      case object(String)
    }
  }

  /// Tracked memory at a peak of one snapshot or few.
  package struct Moment: Sendable {
    package let tracked: ByteCount
    /// The snapshots from the rise to the fall.
    package let snapshots: ClosedRange<SnapshotIndex>
    /// The most at all other snapshots.
    package let outside: ByteCount
    package let reason: Reason

    /// What says that the instances need not be there at once.
    package enum Reason: Sendable {
      /// They stay over several snapshots.
      case stays
      /// Elsewhere in the run the program has one after the other.
      case oneAtATimeElsewhere
      /// The program always has some of the class, and elsewhere far fewer.
      case fewerElsewhere
      /// They are freed one after the other.
      case freedOneByOne
    }
  }

  /// Physical memory of the process at a moment.
  package struct ProcessMoment: Sendable {
    package let highest: ByteCount
    /// The most at all others, or at the snapshots before and after.
    package let outside: ByteCount
    package let tracked: ByteCount
    /// Whether it was between two snapshots: the operating system remembers the largest.
    package let isBetween: Bool
  }

  /// Growth of the process.
  package struct UnexplainedGrowth: Sendable {
    package let from: ByteCount
    package let to: ByteCount
    /// What tracked objects and the recorder itself grew by.
    package let known: ByteCount
  }

  /// Instances between snapshots.
  package struct Churn: Sendable {
    /// At a snapshot at most.
    package let most: Int
    /// Half of them lived less than that many seconds; nil when they were only counted.
    package let life: Double?
    /// Between two snapshots no more can have been alive at once; nil when it is not known when they lived.
    package let mostBetween: Int?
    /// Of them at the site.
    package let atSite: Int
  }
}
