package import HeapProfile
package import Measures

/// Where bytes were made: the calls of some call sites as one tree, the outermost first.
///
/// What several sites share is there once, and calls that lead to one other call only are one node,
/// as long as all of them are a library's or all of them are the program's own.
package struct CallTree: Sendable {
  /// In preorder; those that one node leads to are sorted, most bytes first.
  package let nodes: [Node]
  /// Bytes of all sites in the tree.
  package let total: ByteCount

  /// Calls that follow each other, or what was made.
  package struct Node: Sendable {
    /// Outermost first; empty for what was made.
    package var frames: [Frame]
    /// The class that was made here.
    package var owner: ClassIndex?
    package var isOfLibrary: Bool
    package var bytes: ByteCount
    /// Steps below the outermost call.
    package var level: Int
  }

  /// A place where instances of a class were made, and their bytes.
  package struct Site: Sendable {
    package var trace: TraceIndex
    package var owner: ClassIndex
    package var bytes: ByteCount

    package init(trace: TraceIndex, owner: ClassIndex, bytes: ByteCount) {
      self.trace = trace
      self.owner = owner
      self.bytes = bytes
    }
  }

  /// Sites with fewer bytes than the largest so many are left out, and calls beyond so many.
  private static let siteLimit = 400
  private static let depthLimit = 200

  /// - Parameter showsOwners: whether the classes that were made are nodes too.
  package init(_ sites: [Site], in profile: HeapProfile, showsOwners: Bool) {
    let largest = sites.filter { $0.bytes > 0 }.enumerated().sorted {
      ($1.element.bytes, $0.offset) < ($0.element.bytes, $1.offset)
    }.prefix(Self.siteLimit)
    var calls = Calls()
    for (_, site) in largest {
      calls.add(
        profile.traces[Int(site.trace.rawValue)].frames.prefix(Self.depthLimit), site,
        showsOwners: showsOwners)
    }
    total = calls.all[0].bytes
    nodes = calls.folded()
  }

  /// The tree before anything is folded; the first call is above all others.
  private struct Calls {
    struct Call {
      var frame: Frame?
      var owner: ClassIndex?
      var bytes: ByteCount = 0
      var next: [Int] = []
    }

    private enum Key: Hashable {
      case frame(Int, Frame)
      case owner(Int, ClassIndex)
    }

    var all = [Call()]
    private var places: [Key: Int] = [:]

    mutating func add(_ frames: some Sequence<Frame>, _ site: Site, showsOwners: Bool) {
      var at = 0
      take(site.bytes, at)
      for frame in frames {
        at = step(from: at, .frame(at, frame), Call(frame: frame))
        take(site.bytes, at)
      }
      guard showsOwners else { return }
      take(site.bytes, step(from: at, .owner(at, site.owner), Call(owner: site.owner)))
    }

    private mutating func take(_ bytes: ByteCount, _ place: Int) {
      all[place].bytes += bytes
    }

    private mutating func step(from at: Int, _ key: Key, _ call: Call) -> Int {
      if let known = places[key] { return known }
      places[key] = all.count
      all[at].next.append(all.count)
      all.append(call)
      return all.count - 1
    }

    func folded() -> [Node] {
      var nodes: [Node] = []
      var pending = sorted(all[0].next).map { (place: $0, level: 0) }
      while let (place, level) = pending.popLast() {
        let call = all[place]
        var node = Node(
          frames: call.frame.map { [$0] } ?? [], owner: call.owner,
          isOfLibrary: call.frame?.isOfLibrary ?? false, bytes: call.bytes, level: level)
        var last = place
        while all[last].next.count == 1, call.frame != nil {
          let only = all[last].next[0]
          guard all[only].bytes == call.bytes, let frame = all[only].frame,
            frame.isOfLibrary == node.isOfLibrary
          else { break }
          node.frames.append(frame)
          last = only
        }
        nodes.append(node)
        pending += sorted(all[last].next).map { (place: $0, level: level + 1) }
      }
      return nodes
    }

    /// The one with most bytes last: it is taken first.
    private func sorted(_ places: [Int]) -> [Int] {
      places.sorted { (all[$0].bytes, $1) < (all[$1].bytes, $0) }
    }
  }
}
