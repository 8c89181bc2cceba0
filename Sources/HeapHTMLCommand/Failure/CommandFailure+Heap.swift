import Bytes
import HeapGraph

extension CommandFailure {
  /// A heap file that could not be understood.
  init(_ error: HeapGraphError, _ file: String) {
    let place = error.offset.map { "byte \($0): " } ?? ""
    let advice: String? =
      switch error.code {
      case .truncated:
        "did the program end while writing it? was it copied completely? heaphtml summary --salvage shows what is whole in it"
      case .damaged: "write it again; heaphtml summary --salvage shows what is whole before it"
      case .newer: "install a newer heaphtml"
      case .limitExceeded:
        error.limit.map { "if you trust the dump, raise it with \($0.option)" }
      case .outOfMemory: "allow more (ulimit -v), or free some"
      }
    self.init(.dataError, file, place + error.reason, advice: advice)
  }
}
