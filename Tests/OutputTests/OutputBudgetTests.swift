import Output
import Testing

@Suite("Limits on results")
struct OutputBudgetTests {
  @Test("the limits grow with the input, from a floor on")
  func growth() {
    let small = OutputLimits(forByteCount: 4_020)
    #expect(small.bytes == 32 << 20)
    #expect(small.files == 20_000)
    #expect(small.page == 64 << 20)
    #expect(small.text == 4_096)
    let large = OutputLimits(forByteCount: 100 << 20)
    #expect(large.bytes == 3_200 << 20)
    #expect(large.files == 100 << 10)
    #expect(large.page == 64 << 20)
    #expect(OutputLimits(forByteCount: .max).bytes == .max)
  }

  @Test("a person's own limit holds for everything, above and below the default")
  func ownLimit() {
    let small = OutputLimits(forByteCount: 1 << 30, limit: 1_000)
    #expect(small.bytes == 1_000)
    #expect(small.page == 1_000)
    let large = OutputLimits(forByteCount: 10, limit: 1 << 40)
    #expect(large.bytes == 1 << 40)
    #expect(large.page == 1 << 40)
    #expect(large.files == 1 << 30)
  }

  @Test("one file is one page")
  func oneFile() {
    #expect(OutputLimits(forByteCount: 100 << 20).ofOneFile.bytes == 64 << 20)
    #expect(OutputLimits(forByteCount: 10).ofOneFile.bytes == 32 << 20)
  }

  @Test("files are counted, bytes are counted, and the last that is allowed is allowed")
  func counting() throws {
    var limits = OutputLimits(forByteCount: 0)
    limits.files = 2
    limits.bytes = 10
    let budget = OutputBudget(limits)
    try budget.takeFile()
    try budget.takeFile()
    #expect(throws: OutputExcess.files(limit: 2)) { try budget.takeFile() }
    try budget.take(10)
    #expect(throws: OutputExcess.bytes(limit: 10)) { try budget.take(1) }
  }

  @Test("a meter takes what is new, once, and what was paid for not again")
  func meter() throws {
    var limits = OutputLimits(forByteCount: 0)
    limits.bytes = 100_000
    let budget = OutputBudget(limits)
    var meter = OutputMeter(budget)
    meter.reach(40_000)
    #expect(meter.mark > 40_000)
    try meter.finish(60_000)
    var joined = OutputMeter(budget, paid: 60_000)
    try joined.finish(100_000)
    var more = OutputMeter(budget)
    #expect(throws: OutputExcess.bytes(limit: 100_000)) { try more.finish(1) }
    #expect(more.excess == .bytes(limit: 100_000))
  }
}
