import HeapProfile
import HeapStatistics
import TestSupport
import Testing

@testable import HeapReport

@Suite("Call sites are told apart")
struct CallSiteTests {
  /// Traces are outermost first, what comes out is innermost first.
  private func calls(_ traces: [[Int64]]) throws -> (SiteCalls, [[Int64]], [[Int64]]) {
    let analysis = try analyse(
      traces.map { lines in
        SyntheticDump.Object(birth: 0, trace: lines.map { (function: "f", line: $0) })
      })
    let sites = try analysis.allocationSites(of: ClassIndex(0))
    let calls = SiteCalls(sites, analysis.profile)
    let own = sites.compactMap { $0.trace.flatMap { calls.calls(of: $0) } }
    return (
      calls, own.map { $0.frames.compactMap(\.line) },
      own.map { one in one.telling.compactMap { one.frames[$0].line } }
    )
  }

  @Test("what all share is said once, inside and outside")
  func shared() throws {
    let (calls, own, _) = try calls([[1, 2, 10, 8, 9], [1, 2, 11, 8, 9], [1, 2, 12, 8, 9]])
    #expect(calls.inner.compactMap(\.line) == [9, 8])
    #expect(calls.outer.compactMap(\.line) == [2, 1])
    #expect(own == [[10], [11], [12]])
  }

  @Test("a row shows the calls by which it differs, also far from the innermost one")
  func telling() throws {
    let far = (20...29).map(Int64.init)
    let (_, _, telling) = try calls([[1] + far, [2] + far, [3, 4]])
    #expect(telling[0] == [29, 1])
    #expect(telling[1] == [29, 2])
    #expect(Set(telling).count == 3)
  }

  @Test("one that begins like another and is shorter is told from it")
  func prefix() throws {
    let (_, _, telling) = try calls([[5, 6, 7], [6, 7], [1, 7]])
    #expect(Set(telling).count == 3)
  }

  @Test("a single site keeps all of its calls")
  func alone() throws {
    let (calls, own, telling) = try calls([[1, 2, 3, 4]])
    #expect(calls.inner.isEmpty && calls.outer.isEmpty)
    #expect(own == [[4, 3, 2, 1]])
    #expect(telling == [[4, 3, 2]])
  }
}
