import Bytes
import HeapFindings
import HeapProfile
import HeapStatistics
import TestSupport
import Testing

@testable import HeapReport

@Suite("A leak names what holds it")
struct HeldWordsTests {
  /// What grows in step with them.
  private let registry = SyntheticDump.Object(
    birth: 0.5,
    sizes: (1...12).map { second in
      let items = SyntheticDump.Sized(Int64(second) * 600, "[V] items: [1, 2]", flat: 88)
      let inside = [SyntheticDump.Sized(0, "[K] items"), items]
      let names = SyntheticDump.Sized(104 + items.size, "__dict__", inside, flat: 104)
      return (Double(second), SyntheticDump.Sized(48 + names.size, "", [names], flat: 48))
    })

  private func analysis(_ ways: PythonLiteral) throws -> HeapAnalysis {
    var dump = SyntheticDump()
    dump.snapshots = (1...12).map { .init(Double($0), trackedTotal: 1_000 * Int64($0)) }
    dump.classes = [
      .init(
        "app.Item",
        (0..<12).map { number in
          .init(
            birth: Double(number) + 0.5,
            sizes: ((number + 1)...12).map { (Double($0), SyntheticDump.Sized(1_000)) })
        }),
      .init("app.Registry", [registry]),
    ]
    let record: PythonLiteral = ["heapmonitor": 1, "holders": [["app.Item", 12, ways]]]
    return try HeapAnalysis(HeapProfile(OwnedBytes(dump.bytes() + record.pickle)))
  }

  private func text(_ ways: PythonLiteral) throws -> FindingText {
    let analysis = try analysis(ways)
    let finding = try #require(analysis.findings.first)
    return FindingWords(analysis, isRedacted: false).text(of: finding)
  }

  @Test("the way that leads to most of them, in the explanation and in what to do")
  func held() throws {
    let text = try text([["", 5], ["app.cache[…]", 4], ["app.log[…]", 3]])
    #expect(text.explanation.contains("Of 12 that were looked at, 4 are held by app.cache[…]."))
    #expect(text.nextStep.contains("See that app.cache[…] lets them go"))
    #expect(!text.nextStep.contains("Look for what keeps them"))
  }

  @Test("nothing is guessed that is on the known way")
  func known() throws {
    let guess = "app.Registry.items grows in step and may hold them."
    let unknown = try text([["", 12]]).explanation
    #expect(unknown.contains(guess), "\(unknown)")
    #expect(try text([["app.cache[…].itemsize", 12]]).explanation.contains(guess))
    #expect(try !text([["app.registry.items[…]", 12]]).explanation.contains("may hold"))
  }

  @Test("exports have it as a value of its own")
  func exported() throws {
    let export = JSONExport(try analysis([["app.cache[…]", 12]]))
    let json = try HeapReportTests.text { try export.write(to: $0) }
    #expect(json.contains("\"site\":null,\"holder\":\"app.cache[…]\",\"bytes\":"))
  }

  @Test("one that leads to few is not named")
  func few() throws {
    let text = try text([["", 10], ["app.cache[…]", 2]])
    #expect(!text.explanation.contains("held by"))
    #expect(text.nextStep.contains("Look for what keeps them"))
  }

  @Test(
    "a holder with a remedy of its own",
    arguments: [
      (
        "app.errors[…].__traceback__.tb_next.tb_frame<local variable x of f>",
        "keep str(error) in app.errors[…], or take its traceback away"
      ),
      (
        "app.last.__context__.args[…]",
        "keep str(error) in app.last, or set error.__context__ = None"
      ),
      ("app.last.__cause__.args[…]", "set error.__cause__ = None"),
      ("app.last.__context__.__traceback__.tb_frame", "hangs on it as well"),
      ("sys.last_exc.__traceback__.tb_frame", "del sys.last_exc"),
      ("sys.last_value", "del sys.last_value"),
      ("app.load<lru_cache(maxsize=None)>[…]", "The cache of app.load has no maxsize"),
      ("app.load<lru_cache(maxsize=None)>[…]", "everything that it has returned"),
      ("app.Shop.price<lru_cache(maxsize=None)>.keys()[…]", "on a method also self"),
      ("app.load<lru_cache(maxsize=512)>[…]", "the last 512 calls"),
      ("weakref.finalize._registry[…].args[…]", "or call detach()"),
    ])
  func advice(_ path: String, _ words: String) throws {
    let text = try text([[.text(path), 12]])
    #expect(text.nextStep.contains(words))
    #expect(!text.nextStep.contains("See that"))
  }

  @Test(
    "names that only begin like those",
    arguments: ["sys.last_exception", "app.__tracebacks", "app.lru_cache[…]"])
  func noAdvice(_ path: String) throws {
    #expect(try text([[.text(path), 12]]).nextStep.contains("See that \(path) lets them go"))
  }
}
