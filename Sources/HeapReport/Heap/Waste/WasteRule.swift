import HeapGraph
import Measures

/// One way to waste memory, and what a page says of it.
enum WasteRule: String, CaseIterable, Sendable {
  case texts, dictionaries, numbers, empty, sparse, blocks

  /// What a table calls it.
  var name: String {
    switch self {
    case .texts: "Copies of texts"
    case .dictionaries: "Dictionaries of instances"
    case .numbers: "Numbers in lists"
    case .empty: "Empty containers"
    case .sparse: "Containers with much room"
    case .blocks: "Large blocks"
    }
  }

  /// What it counts, how the bytes were computed, and where it says nothing.
  var meaning: String {
    switch self {
    case .texts:
      "Text and bytes objects with the same contents. Saved: of those with one text all but the largest. "
        + "Only texts that are whole in the file are compared; equal beginnings are no proof."
    case .dictionaries:
      "Instances of classes without __slots__ that have a dictionary of their own, at least 100 of a class. "
        + "Saved: the dictionary, less 8 B for each attribute. Since Python 3.11 most instances have none, "
        + "and are not counted."
    case .numbers:
      "Lists of at least 64 numbers and nothing else. Saved: the numbers that the list alone holds, each an "
        + "object; an array has them in 8 B each. Integers of more than 60 bits are left out."
    case .empty:
      "Lists, dictionaries, sets and deques with nothing in them. Saved: all of their bytes, where they are "
        + "made when the first member comes."
    case .sparse:
      "Lists that use less than half of their room, dictionaries less than a quarter, sets less than an "
        + "eighth. Saved: the room that a copy would not have. Tables of unknown shape are left out."
    case .blocks:
      "Objects of at least 4 KiB by themselves that hold no others: arrays, texts, what a library in C keeps. "
        + "Nothing says that they are too large."
    }
  }

  /// What its bytes are, behind *The bytes are*.
  var measure: String {
    switch self {
    case .texts: "those of all objects of one text but the largest"
    case .dictionaries: "those of the dictionaries, less 8 B for each attribute"
    case .numbers: "those of the numbers that the lists alone hold"
    case .empty: "all of those that the containers have"
    case .sparse: "those of the room that a copy would not have"
    case .blocks: "those of the objects alone"
    }
  }

  /// What a person does about it.
  var advice: String {
    switch self {
    case .texts:
      "Keep one object for each text: sys.intern(text), a dictionary of those known, or an enum."
    case .dictionaries:
      "Declare __slots__ in the class and in those it is derived from, or @dataclass(slots=True)."
    case .numbers: "Keep them in array.array('q'), array.array('d') or a numpy array."
    case .empty: "Make the container when its first member comes, and have None or () until then."
    case .sparse: "Copy what is complete, as in list(x) or dict(x): the copy has the room it needs."
    case .blocks: "Read and write in portions, or drop the block when its contents are used."
    }
  }

  /// What it found; texts have more (``HeapWaste/texts``).
  func list(_ waste: HeapWaste) -> WasteList {
    switch self {
    case .texts: waste.texts.copies
    case .dictionaries: waste.dictionaries
    case .numbers: waste.numbers
    case .empty: waste.empty
    case .sparse: waste.sparse
    case .blocks: waste.blocks
    }
  }

  /// Bytes at stake: that would be saved, or of what is shown.
  func bytes(_ waste: HeapWaste) -> ByteCount {
    switch self {
    case .texts: waste.texts.saved
    case .blocks: waste.blocks.bytes
    default: list(waste).saved
    }
  }

  /// How much there is, as a title: `100,000 copies of 5 texts`.
  func title(_ waste: HeapWaste) -> String {
    let count = list(waste).count
    switch self {
    case .texts:
      return GroupedCount(count).of("copy", "copies") + " of "
        + GroupedCount(waste.texts.groupCount).of("text", "texts")
    case .dictionaries:
      return GroupedCount(count).of("instance", "instances") + " with a dictionary"
    case .numbers: return GroupedCount(count).of("list", "lists") + " of numbers as objects"
    case .empty: return GroupedCount(count).of("empty container", "empty containers")
    case .sparse: return GroupedCount(count).of("container", "containers") + " with much room"
    case .blocks: return GroupedCount(count).of("large block", "large blocks")
    }
  }
}
