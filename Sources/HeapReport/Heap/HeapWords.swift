package import HeapGraph
package import Measures

/// What a person reads about a heap, in words.
package struct HeapWords: Sendable {
  private let heap: HeldHeap

  /// An object that retains less than one of so many parts of the heap holds little.
  private static let littleShare = 20

  private let isRedacted: Bool
  /// Whether values are left out.
  var hidesValues: Bool { isRedacted }

  /// - Parameter isRedacted: whether values and names of folders are left out.
  package init(_ heap: HeldHeap, isRedacted: Bool = false) {
    self.heap = heap
    self.isRedacted = isRedacted
  }

  /// A part of the heap in percent; a dash where there is no whole.
  package func share(_ bytes: ByteCount) -> String {
    Percent(bytes, of: heap.graph.bytes).map { "\($0)" } ?? "–"
  }

  /// The way to an object.
  package func path(to object: Int) -> String {
    heap.path(to: object, hidesValues: isRedacted).text
  }

  /// The same where nothing else says where it begins.
  package func name(of object: Int) -> String {
    heap.path(to: object, hidesValues: isRedacted).name
  }

  /// A frame as the file names it: thread, file, line and function.
  package func frame(_ name: String) -> String {
    guard isRedacted, let slash = name.lastIndex(of: "/") else { return name }
    let thread = name.prefix { $0 != ":" }
    return "\(thread): \(name[name.index(after: slash)...])"
  }

  /// The sentence that comes first: which object holds how much of the heap, and in what.
  package var verdict: String {
    guard let first = heap.accumulations(share: 1_000).first,
      let share = Percent(first.bytes, of: heap.graph.bytes)
    else { return "No object stands out: the heap is empty, or everything in it is small." }
    let place = self.place(of: first.object)
    let amount = "\(share) of the heap: \(ByteSize(first.bytes))\(content(of: first))"
    if first.bytes < heap.graph.bytes / Self.littleShare {
      return "Nothing stands out: what holds most is \(place), with \(amount)."
    }
    return "\(place), holds \(amount)."
  }

  /// An object by its way and what it is: `app.cache._store, a dict in module app.cache`.
  package func place(of object: Int) -> String { "\(path(to: object)), \(what(object))" }

  /// What an object is, and where its way begins: `a dict in module app.cache`.
  func what(_ object: Int) -> String {
    let path = heap.path(to: object, hidesValues: isRedacted)
    let what = Self.withArticle(heap.graph.type(object).fullName)
    switch path.beginning {
    case .module(let name):
      return path.text == name ? "the variables of the module" : "\(what) in module \(name)"
    case .frame(let name): return "\(what) in a function that runs (\(frame(name)))"
    case .outside: return "\(what) that is held from outside"
    case .garbage: return "\(what) that waits for the garbage collector"
    }
  }

  /// What the index says below the verdict.
  var subline: String {
    let graph = heap.graph
    var text =
      "\(GroupedCount(graph.count).of("object", "objects")) and "
      + "\(GroupedCount(graph.referenceCount).of("reference", "references")), "
      + "\(ByteSize(graph.bytes))."
    let run = [graph.facts.python, isRedacted ? nil : graph.facts.command.map { "command: \($0)" }]
      .compactMap(\.self)
    if !run.isEmpty { text += " \(run.joined(separator: ", "))." }
    if let cut { text += " \(cut)" }
    return text
  }

  /// That the file is not whole; nil: it is.
  var cut: String? {
    heap.graph.cut.map {
      "This is a part of the heap: \($0.reason), at byte \(GroupedCount($0.offset)) of "
        + "\(GroupedCount(heap.graph.byteCount)). What was whole before it is shown; the rest is missing, "
        + "also where it held or was held by what is here."
    }
  }

  /// That the process has objects which are not in the file; nil: none are known.
  var others: String? {
    guard let count = heap.graph.facts.otherInterpreters, count > 0 else { return nil }
    let others = GroupedCount(count).of("other interpreter", "other interpreters")
    return
      "The process has \(others) with objects of \(count == 1 ? "its" : "their") own: they are not in the file."
  }

  /// What the numbers mean, and what the file does not have.
  var notes: [String] {
    var notes: [String] = []
    if heap.outsideCount > 0 {
      notes.append(
        !heap.graph.hasCounts
          ? GroupedCount(heap.outsideCount).of("object is", "objects are")
            + " held by nothing in the file. It has no counts of references, so what waits for the "
            + "garbage collector cannot be told from what is held from outside."
          : GroupedCount(heap.outsideCount).of("object has", "objects have")
            + " more references than the file shows: they are held from outside, by C, by the "
            + "interpreter, or by what was being computed.")
    }
    if heap.garbageCount > 0 {
      notes.append(
        GroupedCount(heap.garbageCount).of("object waits", "objects wait")
          + " for the garbage collector: nothing leads there. Memory of C that Python does not "
          + "count is not in the heap.")
    }
    if let others { notes.append(others) }
    if !heap.graph.facts.hasValues { notes.append("The file was written without values.") }
    return notes
  }

  /// A reference by the name that its object has for it.
  func step(_ reference: Int, of source: Int) -> String {
    HolderPath.step(reference, of: source, in: heap.graph, hidesValues: isRedacted)
  }

  /// `, 1.10 GiB of it in 310,000 Session objects`; nothing where it holds nothing.
  func content(of accumulation: Accumulation) -> String {
    guard let content = accumulation.content else { return "" }
    let name = heap.graph.types[content.type].fullName
    let count = GroupedCount(content.count).of("\(name) object", "\(name) objects")
    return ", \(ByteSize(content.bytes)) of it in \(count)"
  }

  static func withArticle(_ noun: String) -> String {
    let vowels: Set<Character> = ["a", "e", "i", "o", "u", "A", "E", "I", "O", "U"]
    return noun.first.map(vowels.contains) == true ? "an \(noun)" : "a \(noun)"
  }
}
