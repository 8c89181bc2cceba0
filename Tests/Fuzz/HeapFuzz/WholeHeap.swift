import Bytes
import CairoRenderer
import GraphComparison
import HeapComparison
import HeapGraph
import HeapReport
import Measures
import Output

/// Does with a heap file what the program does, up to the disk; traps on what must never happen.
func runHeap(_ input: [UInt8]) {
  for isSalvage in [false, true] {
    do throws(HeapGraphError) {
      let graph = try HeapGraph(OwnedBytes(input), isSalvage: isSalvage)
      precondition(isSalvage || graph.cut == nil, "a whole file is not cut")
      let heap = try HeldHeap(graph)
      requireWhole(heap)
      show(heap, input)
    } catch {
      precondition(isOneLine(error.reason), "a reason is one line")
    }
  }
}

/// Each byte is retained by exactly one of the objects that nothing holds alone.
private func requireWhole(_ heap: HeldHeap) {
  var bytes: ByteCount = 0
  for object in heap.held(by: nil) { bytes += heap.retained(object) }
  precondition(bytes == heap.graph.bytes, "retained bytes add up to the heap")
  for object in 0..<min(heap.graph.count, 200) {
    precondition(heap.retained(object) >= heap.graph.size(object))
    precondition(heap.path(to: object).text.utf8.count < 100_000, "a way is short")
  }
}

private func show(_ heap: HeldHeap, _ input: [UInt8]) {
  let number = digest(input)
  let print: ([UInt8]) -> Void = { precondition(!$0.contains(0x1B), "an escape for a terminal") }
  ConsoleHeap(heap).write(to: print)
  HeapJSON(heap).write(to: print)
  HeapCSV(heap).write(to: print)
  // Without memory for it there is none.
  if let change = try? HeapChange(heap, heap) { requireUnchanged(change, print) }
  guard heap.graph.count <= 64, number % 4 == 0 else { return }
  do {
    let facts = try HeapFacts(
      heap, title: "fuzz.heap", layout: number & 4 == 0 ? .folder : .single("fuzz.html"),
      isRedacted: number & 8 == 0)
    let pages = try HeapPages(BuiltInAssets.templates, renderer: CairoRenderer())
    try runPages(pages.site(facts), byteCount: input.count)
  } catch is OutputExcess {
    // Larger than it may become.
  } catch {
    fatalError("an error that no input may cause: \(error)")
  }
}

/// A heap against itself.
private func requireUnchanged(_ change: HeapChange, _ print: @escaping ([UInt8]) -> Void) {
  precondition(change.isUnchanged && change.places.isEmpty, "a heap is as it is")
  let facts = HeapChangeFacts(change, ComparisonLabels(base: "a", head: "b"))
  ConsoleHeapChange(facts).write(to: print)
  HeapChangeJSON(facts).write(to: print)
}
