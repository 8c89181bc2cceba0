/// The objects of a cycle told apart by types and names of references, as far as that goes.
///
/// Colour refinement (B. Weisfeiler and A. Leman, 1968): objects begin with the colour of their
/// type; each round mixes in the colours at the other end of all references with the references'
/// names, until no more colours appear. The result does not depend on the order of objects.
struct Coloring {
  let colors: [UInt64]
  /// Whether every object has a colour of its own.
  let isDiscrete: Bool
  let signature: Signature

  /// What cycles of one shape have in common.
  struct Signature: Hashable {
    var nodes: Int
    var links: Int
    /// Two sums over the colours.
    var first: UInt64 = 0
    var second: UInt64 = 0
  }

  /// Cycles of at most that many objects are refined to the end, and compared object by object.
  static let exactLimit = 32

  /// Rounds for a cycle of more than ``exactLimit`` objects: time stays linear there, and
  /// two large cycles that differ only further than that from every difference count as one shape.
  static let roundLimit = 12

  init(_ cycle: Cycle, types: [UInt32], kinds: [UInt32]) {
    let count = cycle.nodes.count
    var colors = types.map { Self.mix(UInt64($0) &+ 1) }
    var distinct = Set(colors).count
    let rounds = count <= Self.exactLimit ? count : Self.roundLimit
    for _ in 0..<rounds {
      var next = colors.map(Self.mix)
      for link in cycle.links {
        let name = Self.mix(UInt64(kinds[link.label]) | 1 << 40)
        next[link.from] &+= Self.mix(colors[link.to] ^ name)
        next[link.to] &+= Self.mix(colors[link.from] &+ Self.mix(name))
      }
      let number = Set(next).count
      colors = next
      if number == distinct { break }
      distinct = number
    }
    var signature = Signature(nodes: count, links: cycle.links.count)
    for color in colors {
      signature.first &+= Self.mix(color)
      signature.second &+= Self.mix(~color)
    }
    self.colors = colors
    self.signature = signature
    isDiscrete = distinct == count
  }

  /// SplitMix64's finisher (G. Steele, D. Lea, C. Flood, 2014).
  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
