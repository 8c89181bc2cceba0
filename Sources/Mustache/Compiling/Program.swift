/// The steps of a block, and the closures that they refer to by index.
struct Program<Context>: Sendable {
  /// One thing to do. Steps that start with `outer` look at the enclosing contexts.
  enum Step: Sendable {
    /// Append a range of the literals.
    case literal(Range<Int>)
    case write(Int)
    case outerWrite(Int)
    /// Go on at step `to` when the test gives `unwanted`.
    case skip(Int, when: Bool, to: Int)
    case outerSkip(Int, when: Bool, to: Int)
    case enter(Int)
    case outerEnter(Int)
  }

  /// Ways to get at values of a `Start`.
  struct Accessors<Start>: Sendable {
    var writes: [Access<Start>.Write] = []
    var tests: [Access<Start>.Test] = []
    var sections: [Section<Start>] = []
  }

  var steps: [Step] = []
  /// Into the block's own context.
  var own = Accessors<Context>()
  /// Into the contexts around it.
  var outer = Accessors<EnclosingContexts>()
}

extension Array {
  /// Appends an element and tells its index.
  mutating func adding(_ element: Element) -> Int {
    append(element)
    return count - 1
  }
}
