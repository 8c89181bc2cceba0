import Bytes
import GraphComparison
import HeapComparison
import HeapGraph
import HeapReport
import Mustache
import Output
import TestSupport

/// Reports on whole heaps in memory: every file that they would have on disk.
enum HeapSite {
  /// Of one heap.
  static func report() throws -> [String: [UInt8]] {
    let facts = try HeapFacts(
      heap(isLater: true), title: "shop.heap", layout: .folder, isRedacted: false)
    return try files(HeapPages(BuiltInAssets.templates, renderer: PlainRenderer()).site(facts))
  }

  /// Of two.
  static func comparison(isRedacted: Bool = false) throws -> [String: [UInt8]] {
    let facts = try change(isRedacted: isRedacted)
    return try files(
      HeapChangePages(BuiltInAssets.templates, renderer: PlainRenderer()).site(facts))
  }

  /// What a comparison is called that has no pages.
  static let texts = ["console", "json"]

  static func golden(_ format: String) -> Golden {
    Golden("HeapReport/heap-comparison/\(format).txt")
  }

  /// The same of two without pages.
  static func comparison(as format: String) throws -> String {
    var bytes: [UInt8] = []
    let facts = try change(isRedacted: false)
    if format == "json" {
      HeapChangeJSON(facts).write { bytes += $0 }
    } else {
      ConsoleHeapChange(facts).write { bytes += $0 }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func change(isRedacted: Bool) throws -> HeapChangeFacts {
    let change = try HeapChange(
      heap(isLater: false), heap(isLater: true), hidesValues: isRedacted)
    return HeapChangeFacts(
      change, ComparisonLabels(base: "morning.heap", head: "noon.heap"), isRedacted: isRedacted)
  }

  private static func heap(isLater: Bool) throws -> HeldHeap {
    try HeldHeap(HeapGraph(OwnedBytes(ShopHeap.file(isLater: isLater))))
  }

  private static func files(_ site: Site) throws -> [String: [UInt8]] {
    Dictionary(
      try site.jobs.flatMap { try $0.files(OutputBudget(.none)) }.map { ($0.path, $0.bytes) }
    ) { first, _ in first }
  }
}
