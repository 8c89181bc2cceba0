package import HeapGraph
import Measures

/// What a person reads about a heap, in words.
package struct HeapWords: Sendable {
  private let heap: HeldHeap

  /// An object that retains less than one of so many parts of the heap holds little.
  private static let littleShare: Int64 = 20

  package init(_ heap: HeldHeap) { self.heap = heap }

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
  package func place(of object: Int) -> String {
    let path = heap.path(to: object)
    let type = heap.graph.type(object).fullName
    let what = Self.withArticle(type)
    switch path.beginning {
    case .module(let name):
      return path.text == name
        ? "\(path.text), the variables of the module"
        : "\(path.text), \(what) in module \(name)"
    case .frame(let name): return "\(path.text), \(what) in a function that runs (\(name))"
    case .outside: return "\(path.text), \(what) that is held from outside"
    case .garbage: return "\(path.text), \(what) that waits for the garbage collector"
    }
  }

  /// `, 1.10 GiB of it in 310,000 Session objects`; nothing where it holds nothing.
  private func content(of accumulation: Accumulation) -> String {
    guard let content = accumulation.content else { return "" }
    let name = heap.graph.types[content.type].fullName
    let count = GroupedCount(content.count).of("\(name) object", "\(name) objects")
    return ", \(ByteSize(content.bytes)) of it in \(count)"
  }

  private static func withArticle(_ noun: String) -> String {
    let vowels: Set<Character> = ["a", "e", "i", "o", "u", "A", "E", "I", "O", "U"]
    return noun.first.map(vowels.contains) == true ? "an \(noun)" : "a \(noun)"
  }
}
