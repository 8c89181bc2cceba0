import Foundation
import TestSupport
import Testing

@Suite("Who holds the heap of a program", .enabled(if: Python.isThere, "no python3 in PATH"))
struct HeapSummaryTests {
  private let work: Workplace

  init() throws {
    work = try Workplace()
    try work.write("planted.py", Self.program)
  }

  /// Writes the heap of a program in which one thing holds most.
  private func plant(_ which: String, values: Bool = true) throws {
    let result = try Program.command(
      ["python3", "planted.py", which, values ? "yes" : ""], in: work.folder)
    #expect(result.status == 0 && result.standardError == "", "\(result)")
  }

  private func summary(_ words: String...) throws -> Program.Result {
    try Program.run(["summary"] + words, in: work.folder)
  }

  @Test(
    "the first line names the way to what holds most",
    arguments: [
      ("module", #"__main__.registry["users"], a dict in module __main__, holds "#),
      ("class", "__main__.Cache.store, a dict in module __main__, holds "),
      ("closure", "__main__.handler<closure variable rows>, a dict in module __main__, holds "),
      ("local", "__main__.local.cache, a dict in module __main__, holds "),
      ("generator", "__main__.producer<local variable rows>, a dict in module __main__, holds "),
      ("lru", "__main__.load<cache>, a dict in module __main__, holds "),
      ("logging", "logging.root.handlers[0].buffer, a list in module logging, holds "),
      ("cycle", "__main__.kept[0].rows, a dict in module __main__, holds "),
      ("frame", "rows, a dict in a function that runs (MainThread: "),
    ])
  func planted(_ which: String, _ beginning: String) throws {
    try plant(which)
    let result = try summary("app.heap")
    #expect(result.status == 0 && result.standardError == "")
    let line = String(result.standardOutput.prefix { $0 != "\n" })
    #expect(line.hasPrefix(beginning), "\(line)")
    let count = which == "logging" ? "3,000 logging.LogRecord" : "5,000 __main__.Session"
    #expect(line.hasSuffix(" of it in \(count) objects."), "\(line)")
    #expect(result.standardOutput.contains(" Session") == false)
    guard ["module", "closure"].contains(which) else { return }  // the page has the same sentence
    let report = try Program.run(["app.heap", "-o", "report"], in: work.folder)
    #expect(report.status == 0)
    let text = line.replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
    #expect(try work.text("report/index.html").contains("<h1>\(text)</h1>"))
  }

  @Test("a callback that only C holds is named by its function or its type")
  func callback() throws {
    try plant("signal")
    let signal = try summary("app.heap").standardOutput.prefix { $0 != "\n" }
    #expect(signal.hasPrefix("<__main__.Handler at 0x"), "\(signal)")
    #expect(signal.contains(">.rows, a dict that is held from outside, holds "), "\(signal)")
    try plant("function")
    let function = try summary("app.heap").standardOutput.prefix { $0 != "\n" }
    #expect(function.hasPrefix("<function "), "\(function)")
    #expect(
      function.contains("><closure variable rows>, a dict that is held from outside, holds "),
      "\(function)")
    #expect(function.contains("on_signal at 0x"), "\(function)")
  }

  @Test("a task of asyncio is named by its local variable")
  func task() throws {
    try plant("asyncio")
    let line = try summary("app.heap").standardOutput.prefix { $0 != "\n" }
    #expect(line.contains("_coro<local variable rows>, a dict in "), "\(line)")
  }

  @Test("without values there are names of attributes, and no texts of the program")
  func withoutValues() throws {
    try plant("module", values: false)
    let line = try summary("app.heap").standardOutput.prefix { $0 != "\n" }
    #expect(line.hasPrefix("__main__.registry[…], a dict in module __main__, holds "), "\(line)")
  }

  @Test("a heap may be compressed, and come from standard input")
  func compressed() throws {
    try plant("module")
    let plain = try summary("app.heap")
    let shell = try Program.command(
      ["sh", "-c", "gzip -c app.heap >heap.gz && \"$1\" summary - <heap.gz", "sh", Program.path],
      in: work.folder)
    #expect(shell.standardOutput == plain.standardOutput && shell.status == 0)
  }

  @Test("a heap that is cut is refused in one line")
  func cut() throws {
    try plant("module")
    let bytes = try [UInt8](Data(contentsOf: work.url("app.heap")))
    try work.write("cut.heap", Array(bytes.prefix(bytes.count - 30)))
    let result = try summary("cut.heap")
    #expect(result.status == 65 && result.isOneLine)
    #expect(
      result.standardError.contains("the heap is cut off: it has no end; did the program end"))
    try work.write("damaged.heap", Array(bytes.prefix(1_000)) + [7] + bytes.dropFirst(1_001))
    let damaged = try summary("damaged.heap")
    #expect(damaged.status == 65 && damaged.isOneLine)
  }

  @Test("commands for recordings say what it is", arguments: ["stats", "findings"])
  func others(_ command: String) throws {
    try plant("module")
    let result = try Program.run([command, "app.heap"], in: work.folder)
    #expect(result.status == 65 && result.isOneLine)
    #expect(result.standardError.contains("the file is the whole heap of a program"))
  }

  private static let recorder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Resources/recorder").path

  private static let program = """
    import sys
    sys.path.insert(0, \(String(reflecting: recorder)))
    sys.dont_write_bytecode = True
    import heapmonitor
    which, values = sys.argv[1:]
    class Session(object):
        def __init__(self, n): self.user = 'user %d' % n; self.data = [n, str(n)]
    def many(): return {i: Session(i) for i in range(5000)}
    def finish(): heapmonitor.dump_heap('app.heap', values=bool(values))
    if which == 'module': registry = {'users': many()}
    elif which == 'class':
        class Cache(object): store = many()
    elif which == 'closure':
        def make():
            rows = many()
            def handler(): return rows
            return handler
        handler = make()
    elif which == 'local':
        import threading
        local = threading.local(); local.cache = many()
    elif which == 'generator':
        def produce():
            rows = many()
            yield 1
            yield rows
        producer = produce(); next(producer)
    elif which == 'lru':
        import functools
        @functools.lru_cache(None)
        def load(n): return Session(n)
        for i in range(5000): load(i)
    elif which == 'logging':
        import logging, logging.handlers
        handler = logging.handlers.MemoryHandler(10**9); logging.getLogger().addHandler(handler)
        for i in range(3000): logging.warning('message %d', i)
        handler.flush = lambda: None
        del handler
    elif which == 'cycle':
        class Node(object): pass
        a, b = Node(), Node(); a.other, b.other = b, a; a.rows = many(); kept = [a]; del a, b
    elif which == 'frame':
        def work():
            rows = many()
            finish()
            return rows
        work(); sys.exit()
    elif which == 'signal':
        import signal
        class Handler(object):
            def __init__(self): self.rows = many()
            def __call__(self, *args): pass
        signal.signal(signal.SIGUSR1, Handler())
    elif which == 'function':
        import signal
        def make():
            rows = many()
            def on_signal(*args): return rows
            return on_signal
        signal.signal(signal.SIGUSR1, make())
    elif which == 'asyncio':
        import asyncio
        async def worker():
            rows = many()
            await asyncio.sleep(3600)
            return rows
        async def main():
            task = asyncio.ensure_future(worker())
            await asyncio.sleep(0.1)
            finish()
            task.cancel()
        asyncio.run(main()); sys.exit()
    finish()
    """
}
