package import HeapProfile
package import Measures

/// The types of a census with what became of them.
package struct CensusSummary: Sendable {
  package let census: TypeCensus
  /// One for each type, in the order of ``TypeCensus/types``.
  package let types: [TypeSummary]

  package init(_ census: TypeCensus) {
    self.census = census
    types = census.types.indices.map { TypeSummary(place: $0, of: census.types[$0]) }
  }

  /// The types with the most bytes when they were last counted, the largest first.
  package var largest: [TypeSummary] {
    types.sorted { ($1.lastBytes ?? -1, $0.place) < ($0.lastBytes ?? -1, $1.place) }
  }

  /// The types that have grown, the one that grew most first.
  package var growing: [TypeSummary] {
    types.filter { $0.growth ?? 0 > 0 || $0.countGrowth ?? 0 > 0 }.sorted {
      ($1.growth ?? 0, $1.countGrowth ?? 0, $0.place)
        < ($0.growth ?? 0, $0.countGrowth ?? 0, $1.place)
    }
  }

  /// The program's own types: those that grew most first, then the largest.
  package var own: [TypeSummary] {
    types.filter { census.types[$0.place].spec != nil }.sorted {
      ($1.growth ?? 0, $1.lastBytes ?? 0, $0.place) < ($0.growth ?? 0, $0.lastBytes ?? 0, $1.place)
    }
  }

  /// Objects of all its types when they were last counted; nil without any, and for a sum beyond 64
  /// bits.
  package var lastCount: Int64? {
    types.compactMap(\.lastCount).reduce(.some(0)) { sum, count in
      sum.flatMap { sum in
        let (sum, overflow) = sum.addingReportingOverflow(count)
        return overflow ? nil : sum
      }
    }
  }
}

/// A type of a census: its numbers when it was first and last counted.
package struct TypeSummary: Sendable, Equatable {
  /// In ``TypeCensus/types``.
  package let place: Int
  package let firstCount: Int64?
  package let lastCount: Int64?
  /// Bytes of the objects themselves.
  package let firstBytes: ByteCount?
  package let lastBytes: ByteCount?

  init(place: Int, of type: TypeCensus.CountedType) {
    self.place = place
    firstCount = type.counts.lazy.compactMap { $0 }.first
    lastCount = type.counts.last { $0 != nil } ?? nil
    firstBytes = type.bytes.lazy.compactMap { $0 }.first
    lastBytes = type.bytes.last { $0 != nil } ?? nil
  }

  /// Bytes more than at first; negative: less.
  package var growth: ByteCount? {
    guard let lastBytes, let firstBytes else { return nil }
    return lastBytes - firstBytes
  }

  /// Objects more than at first; negative: fewer.
  ///
  /// Neither is negative, so that it cannot overflow.
  package var countGrowth: Int64? {
    guard let lastCount, let firstCount else { return nil }
    return lastCount - firstCount
  }
}
